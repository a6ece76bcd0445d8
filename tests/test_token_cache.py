"""Tokens in files: trusted only where they are private, and asked for by one process of many."""

from __future__ import annotations

import json
import logging
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from maia_client import Maia, _token_cache, errors
from maia_client._auth import TokenSource
from maia_client._deadline import Deadline
from maia_client._effects import Blocking, Sleep
from maia_client._secret import Secret
from maia_client._settings import ClientCredentials, StaticToken
from maia_client._token_cache import TokenCache
from maia_client._token_sources import Token
from maia_client.sandbox import Sandbox
from support.faulty import ScriptedService
from support.laboratory import Laboratory, answering, hanging

if sys.platform == "win32":
    pytest.skip("permissions and locks are those of POSIX", allow_module_level=True)


class Processes:
    """Clients that share nothing but a folder, as processes do, in virtual time.

    Attributes:
        skew: seconds by which the wall clock is ahead of the monotonic one.
    """

    def __init__(self, folder: Path, *, lifetime: float = 1800.0) -> None:
        self.laboratory = Laboratory(token_lifetime=lifetime)
        self.clock = self.laboratory.clock
        self.skew = 0.0
        self.settings = replace(self.laboratory.settings, token_cache=folder)

    def wall(self) -> float:
        return self.clock.now + self.skew

    def source(self, client_secret: str = "sandbox-secret") -> TokenSource:
        """The tokens of a process that has just begun."""
        settings = replace(self.settings, credentials=ClientCredentials("sandbox", Secret(client_secret)))
        return TokenSource(settings, self.clock, self.laboratory.random, 30.0, self.wall)

    def get(self, source: TokenSource | None = None, seconds: float | None = 120.0) -> str:
        source = source or self.source()
        return self.laboratory.run(source.get(Deadline(self.clock, seconds))).reveal()

    def asked(self) -> int:
        return len(self.laboratory.sent("POST", "/token"))

    def cache(self) -> TokenCache:
        cache = self.source()._cache
        assert cache is not None
        return cache


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "cache"


@pytest.fixture
def processes(folder: Path) -> Processes:
    return Processes(folder)


def only_file(folder: Path) -> Path:
    [path] = folder.glob("*.json")
    return path


# -- what is kept


def test_a_process_goes_on_with_the_token_of_another(processes: Processes) -> None:
    first = processes.get()
    processes.clock.now += 1000
    assert processes.get() == first
    assert processes.asked() == 1


def test_a_file_is_private_and_holds_no_client_secret(processes: Processes, folder: Path) -> None:
    token = processes.get()
    modes = {path.name.rpartition(".")[2]: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"json": 0o600, "lock": 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    entry = json.loads(only_file(folder).read_text())
    assert entry["token"] == token
    assert entry["expires"] - entry["issued"] == pytest.approx(1800)
    assert set(entry) == {"version", "issued", "expires", "salt", "secret_hash", "token"}
    assert "sandbox-secret" not in json.dumps(entry)
    assert all("sandbox" not in path.name for path in folder.iterdir())


def test_the_name_of_a_file_does_not_depend_on_the_secret(processes: Processes, folder: Path) -> None:
    processes.get()
    name = only_file(folder).name
    with pytest.raises(errors.CredentialsRefused):
        processes.get(processes.source("another"))
    assert only_file(folder).name == name
    other = replace(processes.settings, token_url="https://other.test/token")
    source = TokenSource(other, processes.clock, processes.laboratory.random, 30.0, processes.wall)
    processes.laboratory.faults.append(answering(200, '{"access_token": "t"}'))
    processes.get(source)
    assert len(list(folder.glob("*.json"))) == 2


def test_a_token_is_not_given_to_whoever_has_another_secret(processes: Processes) -> None:
    token = processes.get()
    with pytest.raises(errors.CredentialsRefused):
        processes.get(processes.source("another"))
    assert processes.asked() == 2
    assert processes.get() == token  # a refused request leaves it there


def test_the_same_secret_is_hashed_anew_with_every_token(processes: Processes, folder: Path) -> None:
    processes.get()
    first = json.loads(only_file(folder).read_text())
    processes.clock.now += 1790
    processes.get()
    second = json.loads(only_file(folder).read_text())
    assert first["secret_hash"] != second["secret_hash"]


def test_a_static_token_is_not_kept(processes: Processes, folder: Path) -> None:
    settings = replace(processes.settings, credentials=StaticToken(Secret("canary")))
    source = TokenSource(settings, processes.clock, processes.laboratory.random, 30.0, processes.wall)
    assert processes.get(source) == "canary"
    assert not folder.exists()


# -- how long it lives


def test_a_token_is_not_used_beyond_its_life(processes: Processes) -> None:
    first = processes.get()
    processes.clock.now += 1400
    source = processes.source()
    assert processes.get(source) == first
    processes.clock.now += 365  # 1765 of 1800 s: in the last minute, but not in the last half
    processes.laboratory.faults.append(answering(500, "", to="/token", times=1))
    assert processes.get(source) == first
    processes.clock.now += 10
    assert processes.get(source) != first


def test_a_token_is_not_read_when_its_life_is_over(processes: Processes) -> None:
    processes.get()
    assert processes.cache().read() is not None
    processes.clock.now += 1800
    assert processes.cache().read() is None


def test_a_token_that_grows_old_is_renewed_by_one_while_it_serves(processes: Processes) -> None:
    first = processes.get()
    processes.clock.now += 1600
    with_lock = processes.cache().visit()
    with_lock.look(None)  # another process is renewing it
    began = processes.clock.now
    assert processes.get() == first
    assert processes.clock.now == began
    with_lock.close()
    assert processes.get() != first
    assert processes.asked() == 2


def test_an_old_token_of_the_cache_serves_while_it_can_not_be_renewed(processes: Processes) -> None:
    first = processes.get()
    processes.clock.now += 1600
    processes.laboratory.faults.append(answering(503, "", to="/token", times=None))
    assert processes.get() == first


@pytest.mark.parametrize("skew", [-3600.0, -2.0, 3600.0, 1e9])
def test_a_wall_clock_that_jumps_does_not_lengthen_a_life(processes: Processes, skew: float) -> None:
    first = processes.get()
    processes.skew = skew
    assert processes.get() != first


def test_a_wall_clock_that_is_set_right_in_a_small_step_is_no_jump(processes: Processes) -> None:
    first = processes.get()
    processes.skew = -0.5
    assert processes.get() == first


# -- a 401


def test_a_refused_token_is_taken_out_of_the_cache(processes: Processes, folder: Path) -> None:
    source = processes.source()
    first = processes.get(source)
    source.discard(Secret(first))
    processes.laboratory.faults.append(answering(503, "", to="/token", times=1))
    with pytest.raises(errors.ServerError):
        processes.get(source)
    assert not list(folder.glob("*.json"))
    assert processes.get() != first


def test_a_refused_token_that_another_process_has_replaced_costs_no_request(processes: Processes) -> None:
    one, two = processes.source(), processes.source()
    first = processes.get(one)
    assert processes.get(two) == first
    one.discard(Secret(first))
    second = processes.get(one)
    two.discard(Secret(first))
    assert processes.get(two) == second
    assert processes.asked() == 2


def test_all_processes_that_meet_a_401_ask_once(processes: Processes) -> None:
    sources = [processes.source() for _ in range(8)]
    first = processes.get(sources[0])
    for source in sources:
        assert processes.get(source) == first
        source.discard(Secret(first))
    flows = [source.get(Deadline(processes.clock, 60)) for source in sources]
    results = processes.laboratory.driver.run_all(flows)
    assert len(set(results)) == 1
    assert processes.asked() == 2


# -- one at a time


def test_processes_that_start_together_ask_once(processes: Processes) -> None:
    flows = [processes.source().get(Deadline(processes.clock, 60)) for _ in range(8)]
    results = processes.laboratory.driver.run_all(flows)
    assert len(set(results)) == 1
    assert processes.asked() == 1


def test_a_holder_that_hangs_is_waited_for_as_long_as_a_request_takes(processes: Processes) -> None:
    hung = processes.cache().visit()
    hung.look(None)
    began = processes.clock.now
    assert processes.get()
    assert 30 <= processes.clock.now - began < 31
    assert processes.get()  # and the cache is filled nevertheless
    assert processes.asked() == 1
    hung.close()


def test_a_holder_that_hangs_is_not_waited_for_beyond_the_deadline(processes: Processes) -> None:
    hung = processes.cache().visit()
    hung.look(None)
    began = processes.clock.now
    with pytest.raises(errors.DeadlineExceeded):
        processes.get(seconds=5)
    assert processes.clock.now - began == pytest.approx(5)
    assert processes.asked() == 0
    hung.close()


@pytest.mark.parametrize("how", ["fails", "stopped"])
def test_the_lock_is_given_back_by_whoever_gets_no_token(processes: Processes, how: str) -> None:
    if how == "fails":
        processes.laboratory.faults.append(hanging(processes.laboratory, to="/token"))
        with pytest.raises(errors.ConnectionFailed):
            processes.get()
    else:
        flow = processes.source().get(Deadline(processes.clock, 60))
        effect = next(flow)
        assert isinstance(effect, Blocking)
        flow.send(effect.function())  # it has the lock, and sends
        flow.close()
    began = processes.clock.now
    assert processes.get()
    assert processes.clock.now - began < 1


def test_a_lock_that_comes_when_nobody_wants_it_any_more_is_given_back(processes: Processes) -> None:
    flow = processes.source().get(Deadline(processes.clock, 60))
    effect = next(flow)
    flow.close()  # the task is cancelled while another thread looks
    assert isinstance(effect, Blocking)
    effect.function()
    visit = processes.cache().visit()
    visit.look(None)
    assert not visit.busy
    visit.close()


def test_a_process_that_was_forked_meanwhile_does_not_keep_the_lock(processes: Processes) -> None:
    visit = processes.cache().visit()
    visit.look(None)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writing)
        os.read(reading, 1)  # lives until the test has ended
        os._exit(0)
    visit.close()
    other = processes.cache().visit()
    other.look(None)
    assert not other.busy
    other.close()
    os.close(writing)
    os.waitpid(child, 0)
    os.close(reading)


def test_without_locks_the_cache_works(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_token_cache, "LOCKS", False)
    first = processes.get()
    assert processes.get() == first
    assert processes.asked() == 1


HOLDER = """
import sys, time
from pathlib import Path
from maia_client._secret import Secret
from maia_client._settings import ClientCredentials
from maia_client._token_cache import TokenCache
cache = TokenCache(Path(sys.argv[1]), sys.argv[2], ClientCredentials("sandbox", Secret("x")), time.monotonic, time.time)
visit = cache.visit()
visit.look(None)
print("busy" if visit.busy else "holds", flush=True)
sys.stdin.read()
"""


def test_a_holder_that_was_killed_holds_nobody_up(processes: Processes, folder: Path) -> None:
    arguments = [sys.executable, "-c", HOLDER, str(folder), processes.settings.token_url]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"holds\n"
        flow = processes.source().get(Deadline(processes.clock, 60))
        effect = next(flow)
        assert isinstance(effect, Blocking)
        assert isinstance(flow.send(effect.function()), Sleep)  # it is waited for
        flow.close()
        holder.send_signal(signal.SIGKILL)
    began = processes.clock.now
    assert processes.get()
    assert processes.clock.now - began < 1


ASKER = """
import sys
from maia_client import Maia
with Maia() as maia:
    print("ready", flush=True)
    sys.stdin.readline()
    print(len(maia.api.projects.list_projects().results), flush=True)
"""


def test_eight_processes_ask_for_one_token(sandbox: Sandbox, service: ScriptedService, folder: Path) -> None:
    environ = {**os.environ, **sandbox.environ, "MAIA_TOKEN_CACHE": str(folder)}
    askers = [
        subprocess.Popen(
            [sys.executable, "-c", ASKER], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    for asker in askers:
        assert asker.stdout is not None
        assert asker.stdout.readline() == "ready\n"
    for asker in askers:
        assert asker.stdin is not None
        asker.stdin.write("\n")
        asker.stdin.flush()
    told = [asker.communicate(timeout=60)[0] for asker in askers]
    assert told == ["1\n"] * 8
    assert len(service.sent("POST /oauth")) == 1
    assert len(service.sent("GET /dpc/v1/projects")) == 8


# -- what is not trusted


def spoil(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def spoiling(folder: Path) -> None:
        change(only_file(folder))

    return spoiling


def entry_with(**values: object) -> Callable[[Path], None]:
    return spoil(lambda path: path.write_text(json.dumps({**json.loads(path.read_text()), **values})))


def link_file(folder: Path) -> None:
    path = only_file(folder)
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "elsewhere")


def link_folder(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")


def pipe_instead(folder: Path) -> None:
    path = only_file(folder)
    path.unlink()
    os.mkfifo(path, 0o600)


def folder_instead(folder: Path) -> None:
    path = only_file(folder)
    path.unlink()
    path.mkdir(0o700)


UNTRUSTED: list[tuple[Callable[[Path], None], str]] = [
    (spoil(lambda path: path.chmod(0o640)), "others can read or write"),
    (spoil(lambda path: path.chmod(0o602)), "others can read or write"),
    (lambda folder: folder.chmod(0o750), "others can read or write"),
    (lambda folder: folder.chmod(0o707), "others can read or write"),
    (link_file, "can't be read"),
    (link_folder, "not a folder, or a link"),
    (pipe_instead, "is not a file"),
    (folder_instead, "can't be read"),
    (spoil(lambda path: path.write_bytes(b"")), "holds no token"),
    (spoil(lambda path: path.write_bytes(b"[" * 100_000)), "holds no token"),
    (spoil(lambda path: path.write_bytes(b"\xff")), "holds no token"),
    (spoil(lambda path: path.write_text("null")), "holds no token"),
    (entry_with(version=2), "holds no token"),
    (entry_with(token=""), "holds no token"),
    (entry_with(token="canary\r\nX: y"), "holds no token"),
    (entry_with(token=17), "holds no token"),
    (entry_with(salt="x"), "holds no token"),
    (entry_with(expires=float("inf")), "holds no token"),
    (entry_with(issued=float("nan")), "holds no token"),
    (entry_with(expires=4e9), "has a life of"),
    (entry_with(expires=0), "has a life of"),
]


@pytest.mark.parametrize(("change", "says"), UNTRUSTED)
def test_what_could_be_somebody_elses_is_ignored_with_one_line(
    processes: Processes,
    folder: Path,
    change: Callable[[Path], None],
    says: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = processes.get()
    change(folder)
    source = processes.source()
    with caplog.at_level(logging.WARNING, "maia_client"):
        second = processes.get(source)
        assert second != first
        lines = [record.getMessage() for record in caplog.records]
    assert len({line for line in lines if says in line}) == 1
    assert len(lines) == len(set(lines))
    assert not any(token in line for line in lines for token in (first, second, "canary"))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_belongs_to_another_user_is_ignored(
    processes: Processes, folder: Path, what: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file to another user")
    first = processes.get()
    os.chown(only_file(folder) if what == "file" else folder, 12345, -1)
    with caplog.at_level(logging.WARNING, "maia_client"):
        assert processes.get() != first
    assert "belongs to another user" in caplog.text


def test_a_token_whose_hash_was_not_made_with_our_secret_is_ignored(processes: Processes, folder: Path) -> None:
    first = processes.get()
    entry_with(secret_hash="00" * 32)(folder)
    assert processes.get() != first


def test_a_folder_that_can_not_be_made_is_a_warning(
    processes: Processes, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.parent.write_text("a file where a folder should be")
    source = processes.source()
    with caplog.at_level(logging.WARNING, "maia_client"):
        source.discard(Secret(processes.get(source)))
        assert processes.get(source)
    assert caplog.text.count("The token cache is of no use") == 1


def test_a_file_that_can_not_be_written_is_a_warning(
    processes: Processes, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with caplog.at_level(logging.WARNING, "maia_client"):
        assert processes.get()
    assert "can't be written (No space left on device)" in caplog.text
    assert [path.suffix for path in folder.iterdir()] == [".lock"]  # and nothing half written is left


def test_what_a_killed_writer_left_is_tidied_up(processes: Processes, folder: Path) -> None:
    processes.get()
    leftover = folder / f"{only_file(folder).stem}.abc.tmp"
    leftover.write_text("canary")
    processes.clock.now += 1790
    processes.get()
    assert not leftover.exists()


def test_a_reader_never_sees_half_a_file(processes: Processes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processes.get()
    before = only_file(folder).read_text()
    seen: list[str] = []
    really = os.replace

    def looking(source: str, target: Path) -> None:
        seen.append(target.read_text())
        assert json.loads(Path(source).read_text())["token"]
        really(source, target)

    monkeypatch.setattr(os, "replace", looking)
    processes.cache().write(Token(Secret("new"), processes.clock.now, 60.0))
    assert seen == [before]
    assert json.loads(only_file(folder).read_text())["token"] == "new"


def test_the_client_uses_its_cache(sandbox: Sandbox, service: ScriptedService, folder: Path) -> None:
    for _ in range(2):
        with Maia(environ=sandbox.environ, token_cache=folder) as maia:
            maia.api.projects.list_projects()
    assert len(service.sent("POST /oauth")) == 1
    service.revoke_tokens()
    with Maia(environ=sandbox.environ, token_cache=folder) as maia:
        maia.api.projects.list_projects()
    assert len(service.sent("POST /oauth")) == 2

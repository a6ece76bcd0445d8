"""What becomes of a start whose answer is lost, in virtual time: found, sent again, or said to be unknown."""

from __future__ import annotations

import json
import logging
import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Literal, Unpack, cast
from urllib.parse import urlsplit

import pytest

from maia_client import errors
from maia_client._choices import OnConflict
from maia_client._effects import Answer, Blocking, Flow, Send, Sleep, TransportError
from maia_client._journal import Entry, Journal, Key
from maia_client._session import Task
from maia_client._settings import Rate
from maia_client._start import ENDED_AND_BUSY, FREE_AGAIN, Start, Started
from maia_client._submission import RunOptions, RunRequest, once_tag, prepare
from maia_client.sandbox import Fault, Pipeline, Project
from support.laboratory import HOST, SALES, Laboratory, answering, breaking, losing
from support.laboratory import Fault as Strike

STARTS = f"POST /dpc/v1/projects/{SALES}/pipeline-executions"
LIST = "GET /dpc/v1/pipeline-executions"
WORLD = (
    Project(
        SALES,
        "Sales",
        ("Prod", "Dev"),
        (
            Pipeline("Load", duration=600),
            Pipeline("Load more", duration=600),
            Pipeline("Quick", duration=0.1),
            Pipeline("Parent", ("Call", "End"), duration=100),
        ),
    ),
)

# Each leaves it open whether the start was accepted; all but the first two leave it out.
ACCEPTED: list[Callable[[Laboratory], Strike]] = [
    lambda laboratory: losing(laboratory, to=STARTS),
    lambda laboratory: garbling(laboratory, 504, b"<html></html>"),
    lambda laboratory: garbling(laboratory, 502, b""),
    lambda laboratory: garbling(laboratory, 520, b"<html>"),
    lambda laboratory: garbling(laboratory, 408, b""),
    lambda laboratory: garbling(laboratory, 302, b""),
    lambda laboratory: garbling(laboratory, 303, b""),
    lambda laboratory: garbling(laboratory, 201, b""),
    lambda laboratory: garbling(laboratory, 201, b'{"pipelineExecutionId": "5a1e'),
    lambda laboratory: garbling(laboratory, 201, b"{}"),
    lambda laboratory: garbling(laboratory, 201, b'{"pipelineExecutionId": null}'),
    lambda laboratory: garbling(laboratory, 201, b'{"pipelineExecutionId": "../projects"}'),
    lambda laboratory: garbling(laboratory, 201, b'{"pipelineExecutionId": ["x"]}'),
    lambda laboratory: garbling(laboratory, 200, b"<html></html>"),
]
NOT_ACCEPTED: list[Callable[[], Strike]] = [
    lambda: breaking(to=STARTS),
    lambda: answering(500, "", to=STARTS),
    lambda: answering(502, "<html></html>", to=STARTS),
    lambda: answering(503, "", to=STARTS, retry_after="1"),
    lambda: answering(504, "", to=STARTS),
    lambda: answering(520, "<html></html>", to=STARTS),
]


def called(send: Send) -> str:
    return f"{send.method.upper()} {urlsplit(send.url).path}"


def garbling(laboratory: Laboratory, status: int, body: bytes) -> Strike:
    """A fault: the service does what is asked, and something else answers, once."""
    left = [1]

    def fault(send: Send) -> Answer | None:
        if STARTS not in called(send) or not left[0]:
            return None
        left[0] = 0
        answer = laboratory.serve(send)
        return Answer(status, {"date": answer.headers["date"]}, body)

    return fault


def task(laboratory: Laboratory, journal: Journal | None, request: RunRequest) -> Task[Started | None]:
    submission = yield from prepare(laboratory.names, request, laboratory.random)
    return (yield from Start(laboratory.means(journal), submission).run())


def run(
    laboratory: Laboratory, pipeline: str = "Load", journal: Journal | None = None, **options: Unpack[RunOptions]
) -> Started:
    request = replace(RunRequest(pipeline, **options), project=SALES, environment="Prod")
    started = laboratory.perform(task(laboratory, journal, request), 300)
    assert started is not None
    return started


def run_all(laboratory: Laboratory, requests: Sequence[RunRequest]) -> list[Started | BaseException | None]:
    """Starts side by side."""
    flows = [
        laboratory.session.perform(task(laboratory, None, request), laboratory.deadline(300)) for request in requests
    ]
    return laboratory.driver.run_all(flows)


def ids(laboratory: Laboratory) -> list[str]:
    return [execution.id for execution in laboratory.service.starts()]


# -- found again


@pytest.mark.parametrize("strike", ACCEPTED)
@pytest.mark.parametrize("tag", [None, "nightly", False])
def test_a_run_that_was_started_after_all_is_adopted(
    strike: Callable[[Laboratory], Strike], tag: str | Literal[False] | None, caplog: pytest.LogCaptureFixture
) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(strike(laboratory))
    with caplog.at_level(logging.WARNING, "maia_client"):
        started = run(laboratory, tag=tag)
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]
    assert f"adopted {started.identity.execution_id}" in caplog.text


def test_a_run_that_has_ended_meanwhile_is_adopted() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    started = run(laboratory, "Quick")
    assert ids(laboratory) == [started.identity.execution_id]


def test_a_list_that_lags_is_waited_for() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    laboratory.service.fault(Fault("lagging-list", seconds=20))
    assert run(laboratory).adopted
    assert len(ids(laboratory)) == 1


def test_what_was_there_before_is_not_taken_for_ours_nor_what_only_looks_alike() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.begin("Load")
    laboratory.clock.now += 5
    laboratory.begin("Load more")  # the service's filter finds it, too
    before = ids(laboratory)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    started = run(laboratory)
    assert started.adopted
    assert started.identity.execution_id not in before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("environmentName", "prod"),
        ("pipelineName", "load"),
        ("trigger", "SCHEDULE"),
        ("trigger", None),
        ("startedAt", None),
        ("projectId", "5a1e5000-0000-4000-8000-00000000000f"),
        ("pipelineExecutionId", None),
    ],
)
def test_only_a_run_that_fits_in_everything_is_adopted(field: str, value: object) -> None:
    laboratory = Laboratory(WORLD)

    def foreign(send: Send) -> Answer | None:
        if LIST not in called(send):
            return None
        answer = laboratory.serve(send)
        body = json.loads(answer.content)
        for record in body["results"]:
            record[field] = value
        return Answer(200, answer.headers, json.dumps(body).encode())

    laboratory.faults += [losing(laboratory, to=STARTS), foreign]
    with pytest.raises(errors.SubmissionUnknown, match="No run of it was seen"):
        run(laboratory, tag=False)


@pytest.mark.parametrize("skew", [-7200.0, -1.5, 0.0, 1.5, 86400.0])
def test_clocks_that_disagree_do_no_harm(skew: float) -> None:
    """The service's clock is the only one that counts; ours is monotonic and begins anywhere."""
    laboratory = Laboratory(WORLD)
    laboratory.service.clock = lambda: laboratory.clock.now + skew
    laboratory.begin("Load")
    laboratory.clock.now += 5
    laboratory.faults.append(losing(laboratory, to=STARTS))
    started = run(laboratory)
    assert started.adopted
    assert started.identity.execution_id == ids(laboratory)[1]


def test_a_machine_that_sleeps_while_a_start_is_under_way_finds_its_run() -> None:
    """Our monotonic clock stands still meanwhile, and the service's goes on."""
    laboratory = Laboratory(WORLD)
    asleep = [0.0]
    laboratory.service.clock = lambda: laboratory.clock.now + asleep[0]

    def sleeping(send: Send) -> Answer | None:
        if STARTS not in called(send) or asleep[0]:
            return None
        laboratory.serve(send)
        asleep[0] = 7200.0
        now = datetime.fromtimestamp(laboratory.service.clock(), UTC)
        return Answer(504, {"date": format_datetime(now, usegmt=True)}, b"")

    laboratory.faults.append(sleeping)
    started = run(laboratory)
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999Z"])
def test_a_run_from_the_last_day_of_the_calendar_is_no_crash(moment: str) -> None:
    laboratory = Laboratory(WORLD)

    def late(send: Send) -> Answer | None:
        if LIST not in called(send):
            return None
        answer = laboratory.serve(send)
        body = json.loads(answer.content)
        for record in body["results"]:
            record["startedAt"] = moment
        return Answer(200, answer.headers, json.dumps(body).encode())

    laboratory.faults += [losing(laboratory, to=STARTS), late]
    assert run(laboratory).adopted


@pytest.mark.parametrize("body", [b"", b"{}", b'{"pipelineExecutionId": "../projects"}'])
def test_a_success_without_an_id_makes_the_next_409_our_own(body: bytes) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(garbling(laboratory, 201, body))
    laboratory.service.fault(Fault("lagging-list", seconds=45))
    started = run(laboratory, tag="nightly")
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]


# -- sent again


@pytest.mark.parametrize("strike", NOT_ACCEPTED)
@pytest.mark.parametrize("tag", [None, "nightly"])
def test_with_no_run_and_a_tag_to_guard_it_the_start_is_sent_again(
    strike: Callable[[], Strike], tag: str | None
) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(strike())
    started = run(laboratory, tag=tag)
    assert not started.adopted
    assert ids(laboratory) == [started.identity.execution_id]
    tags = {request.options["json"]["executionTag"] for request in laboratory.sent("POST", "/pipeline-executions")}
    assert len(tags) == 1


def test_a_409_on_our_own_tag_means_that_the_first_one_was_accepted() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    laboratory.service.fault(Fault("lagging-list", seconds=45))  # longer than anybody looks at first
    started = run(laboratory)
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]
    assert len(laboratory.sent("POST", "/pipeline-executions")) == 2


def test_lost_again_and_again() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults += [breaking(to=STARTS, times=3), losing(laboratory, to=STARTS)]
    started = run(laboratory)
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]


# -- unknown


def test_with_no_run_and_no_tag_it_stays_unknown() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(breaking(to=STARTS))
    with pytest.raises(errors.SubmissionUnknown, match=r"may or may not have been started .* No run of it") as caught:
        run(laboratory, tag=False)
    error = caught.value
    assert len(laboratory.sent("POST", "/pipeline-executions")) == 1
    assert (error.pipeline, error.environment, error.project_id, error.tag) == ("Load", "Prod", SALES, None)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.candidates) == (str(error), ())


def test_of_several_candidates_none_is_taken() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    stranger: list[str] = []

    def meanwhile(send: Send) -> None:
        if LIST in called(send) and not stranger:
            stranger.append(laboratory.begin("Load").execution_id)

    laboratory.faults.append(meanwhile)
    with pytest.raises(errors.SubmissionUnknown) as caught:
        run(laboratory)
    assert {one.execution_id for one in caught.value.candidates} == set(ids(laboratory))
    assert stranger[0] in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).candidates == caught.value.candidates


def test_adopt_false_takes_nothing() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    with pytest.raises(errors.SubmissionUnknown, match="adopt=False") as caught:
        run(laboratory, adopt=False)
    assert [one.execution_id for one in caught.value.candidates] == ids(laboratory)


@pytest.mark.parametrize(
    "strike",
    [
        answering(403, "", to=LIST, times=None),
        answering(404, "", to=LIST, times=None),
        answering(500, "", to=LIST, times=None),
        breaking(to=LIST, times=None),
        answering(200, "<html></html>", to=LIST, times=None),
    ],
)
def test_a_list_that_can_not_be_read_leaves_it_unknown(strike: Strike) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults += [losing(laboratory, to=STARTS), strike]
    with pytest.raises(errors.SubmissionUnknown, match="list of executions can't be read"):
        run(laboratory)
    assert len(laboratory.sent("POST", "/pipeline-executions")) == 1


def test_a_list_that_can_be_read_again_settles_it() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults += [losing(laboratory, to=STARTS), answering(502, "", to=LIST, times=8)]
    assert run(laboratory).adopted


def test_a_second_attempt_that_is_refused_does_not_undo_the_first() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults += [breaking(to=STARTS), answering(403, "", to=STARTS)]
    with pytest.raises(errors.SubmissionUnknown, match="403"):
        run(laboratory)


def test_time_that_runs_out_while_looking_leaves_it_unknown() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    laboratory.service.fault(Fault("lagging-list", seconds=1000))
    began = laboratory.clock.now
    with pytest.raises(errors.SubmissionUnknown):
        laboratory.perform(task(laboratory, None, RunRequest("Load", SALES, "Prod")), 10)
    assert laboratory.clock.now - began <= 10.1


def test_without_the_services_clock_nothing_is_taken_for_ours() -> None:
    laboratory = Laboratory(WORLD)

    def timeless(send: Send) -> Answer | None:
        if "/v1/" not in send.url:
            return None
        answer = laboratory.serve(send)
        if send.method == "POST":
            raise TransportError("lost", sent=True)
        return Answer(answer.status_code, {}, answer.content)

    laboratory.faults.append(timeless)
    with pytest.raises(errors.SubmissionUnknown, match="clock is not known"):
        run(laboratory)


# -- starts side by side


def test_two_lost_starts_never_take_the_same_run() -> None:
    """One was accepted and the other was not; nothing in the list says which."""
    laboratory = Laboratory(WORLD)
    laboratory.faults += [losing(laboratory, to=STARTS), breaking(to=STARTS)]
    results = run_all(laboratory, [RunRequest("Load", SALES, "Prod")] * 2)
    assert all(isinstance(result, errors.SubmissionUnknown) for result in results)
    assert len(ids(laboratory)) == 1


def test_a_lost_start_waits_until_the_others_have_their_runs() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    results = run_all(laboratory, [RunRequest("Load", SALES, "Prod")] * 20)
    started = [result for result in results if isinstance(result, Started)]
    assert sorted(one.identity.execution_id for one in started) == sorted(ids(laboratory))
    assert [one.adopted for one in started].count(True) == 1


def test_a_run_that_a_lost_start_may_have_made_is_nobody_elses_later() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.service.fault(Fault("lagging-list", operation="list_pipeline_executions", seconds=60, times=6))
    laboratory.faults.append(losing(laboratory, to=STARTS))
    with pytest.raises(errors.SubmissionUnknown):
        run(laboratory, tag=False)
    laboratory.faults.append(breaking(to=STARTS))
    with pytest.raises(errors.SubmissionUnknown):
        run(laboratory, tag=False)
    assert len(ids(laboratory)) == 1


def test_a_start_that_waits_for_its_tag_is_no_reason_to_doubt_another_ones_run() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="t")

    def later() -> Flow[Started | None]:
        yield from Sleep(100)
        laboratory.faults.append(lose_own)
        lost = task(laboratory, None, RunRequest("Load", SALES, "Prod"))
        return (yield from laboratory.session.perform(lost, laboratory.deadline(300)))

    def lose_own(send: Send) -> None:
        if STARTS in called(send) and send.options["json"]["executionTag"] != "t" and len(ids(laboratory)) == 1:
            laboratory.serve(send)
            raise TransportError("lost", sent=True)

    waits = task(laboratory, None, RunRequest("Load", SALES, "Prod", tag="t", on_conflict="wait"))
    waiting = laboratory.session.perform(waits, laboratory.deadline(None))
    _, lost = laboratory.driver.run_all([waiting, later()])
    assert isinstance(lost, Started)
    assert lost.adopted
    assert len(ids(laboratory)) == 3


def queued(*, lost: int, count: int = 1000) -> tuple[Laboratory, list[Started | BaseException | None]]:
    """Starts of one pipeline, all at once at 1,000 a minute; the answers to some of them are lost."""
    laboratory = Laboratory(WORLD, rate=Rate(1000))
    tags: set[str] = set()

    def lose(send: Send) -> None:
        tag = send.options["json"]["executionTag"] if STARTS in called(send) else ""
        if not tag or tag in tags:
            return
        tags.add(tag)
        if len(tags) % (count // lost) == count // lost // 2:
            laboratory.serve(send)
            raise TransportError("lost", sent=True)

    laboratory.faults.append(lose)
    return laboratory, run_all(laboratory, [RunRequest("Load", SALES, "Prod")] * count)


def test_starts_that_wait_for_their_turn_are_no_reason_to_doubt_anothers_run() -> None:
    laboratory, results = queued(lost=10)
    started = [result for result in results if isinstance(result, Started)]
    assert [one.adopted for one in started].count(True) == 10
    assert sorted(one.identity.execution_id for one in started) == sorted(ids(laboratory))
    # Each look reads what was started since its own start was sent, and not since that one joined the queue.
    assert len(laboratory.sent("GET", "/pipeline-executions")) < 20


def test_an_attempt_that_was_refused_and_accepted_all_the_same_is_found() -> None:
    """The moment from which on it is looked for is that of its first attempt, which only the 409 brings to light."""
    laboratory = Laboratory(WORLD)

    def refused(send: Send) -> Answer | None:
        if STARTS not in called(send) or ids(laboratory):
            return None
        laboratory.serve(send)
        return Answer(429, {"retry-after": "40"}, b"")

    laboratory.faults.append(refused)
    started = run(laboratory)
    assert started.adopted
    assert ids(laboratory) == [started.identity.execution_id]


def test_a_start_that_was_never_sent_leaves_no_doubt() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.account.budget.refused(200)
    with pytest.raises(errors.DeadlineExceeded) as caught:
        laboratory.perform(task(laboratory, None, RunRequest("Load", SALES, "Prod")), 10)
    assert not caught.value.maybe_processed
    assert not laboratory.account.claims._open


# -- interruptions


def test_an_interruption_carries_a_note_of_what_is_unknown() -> None:
    laboratory = Laboratory(WORLD)
    request = RunRequest("Load", SALES, "Prod")
    submission = laboratory.perform(prepare(laboratory.names, request, laboratory.random))
    flow = laboratory.session.perform(Start(laboratory.means(), submission).run(), laboratory.deadline())
    assert isinstance(next(flow), Send)
    with pytest.raises(KeyboardInterrupt) as caught:
        flow.throw(KeyboardInterrupt())
    assert "'Load' may or may not have been started" in caught.value.__notes__[0]


def test_an_interruption_before_anything_was_sent_carries_none() -> None:
    laboratory = Laboratory(WORLD)
    flow = laboratory.session.perform(task(laboratory, None, RunRequest("Load", SALES, "Prod")), laboratory.deadline())
    next(flow)
    with pytest.raises(KeyboardInterrupt) as caught:
        flow.throw(KeyboardInterrupt())
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize("kind", [KeyboardInterrupt, GeneratorExit])
def test_an_interruption_while_a_start_waits_for_its_turn_carries_none(kind: type[BaseException]) -> None:
    laboratory = Laboratory(WORLD)
    request = RunRequest("Load", SALES, "Prod")
    submission = laboratory.perform(prepare(laboratory.names, request, laboratory.random))
    laboratory.account.budget.refused(40)
    flow = laboratory.session.perform(Start(laboratory.means(), submission).run(), laboratory.deadline())
    assert isinstance(next(flow), Sleep)
    assert not laboratory.account.claims._open
    with pytest.raises(kind) as caught:
        flow.throw(kind())
    assert not hasattr(caught.value, "__notes__")
    assert not laboratory.account.claims._open


def test_an_interruption_while_the_run_is_written_down_says_which_one_it_is(tmp_path: Path) -> None:
    laboratory = Laboratory(WORLD)
    journal = Journal(tmp_path / "journal.db")
    request = RunRequest("Load", SALES, "Prod", once="k")
    flow = laboratory.session.perform(task(laboratory, journal, request), laboratory.deadline())
    effect = next(flow)
    while not ids(laboratory):
        effect = flow.send(laboratory.send(effect) if isinstance(effect, Send) else effect.function())  # type: ignore[union-attr]
    assert isinstance(effect, Blocking)
    with pytest.raises(KeyboardInterrupt) as caught:
        flow.throw(KeyboardInterrupt())
    assert caught.value.__notes__ == [f"'Load' was started: execution {ids(laboratory)[0]}."]


def test_an_interruption_before_a_start_is_written_down_carries_none(tmp_path: Path) -> None:
    laboratory = Laboratory(WORLD)
    request = RunRequest("Load", SALES, "Prod", once="k")
    flow = laboratory.session.perform(
        task(laboratory, Journal(tmp_path / "journal.db"), request), laboratory.deadline()
    )
    effect = next(flow)
    while not isinstance(effect, Blocking):
        effect = flow.send(laboratory.send(effect) if isinstance(effect, Send) else None)
    with pytest.raises(KeyboardInterrupt) as caught:
        flow.throw(KeyboardInterrupt())
    assert not hasattr(caught.value, "__notes__")


# -- one run per key


def test_one_key_gives_one_run_while_it_goes_on() -> None:
    mine = Laboratory(WORLD)
    first = run(mine, once="2026-11-24")
    again = run(mine, once="2026-11-24")
    other = run(mine, once="2026-11-25")
    assert (first.adopted, again.adopted, other.adopted) == (False, True, False)
    assert again.identity == first.identity
    assert ids(mine) == [first.identity.execution_id, other.identity.execution_id]


def another_process(laboratory: Laboratory) -> Laboratory:
    """One that knows nothing but the service, which it has in common."""
    other = Laboratory(WORLD, seed=7)
    other.service = laboratory.service
    other.clock.now = laboratory.clock.now
    other.service.clock = other.clock
    return other


def test_one_key_gives_one_run_in_two_processes() -> None:
    mine = Laboratory(WORLD)
    first = run(mine, once="k")
    mine.clock.now += 300
    theirs = another_process(mine)
    second = run(theirs, once="k")
    assert second.adopted
    assert second.identity.execution_id == first.identity.execution_id
    assert len(ids(theirs)) == 1
    with pytest.raises(errors.TagBusy):
        run(another_process(theirs), once="k", adopt=False)


def test_of_two_keys_of_one_pipeline_a_newcomer_can_not_tell_the_runs() -> None:
    mine = Laboratory(WORLD)
    run(mine, once="a")
    run(mine, once="b")
    with pytest.raises(errors.SubmissionUnknown) as caught:
        run(another_process(mine), once="a")
    assert len(caught.value.candidates) == 2


def test_a_run_of_ours_that_goes_on_is_not_taken_for_that_of_a_key() -> None:
    """The key's run, which another process has just started, is not listed yet."""
    mine = Laboratory(WORLD)
    run(mine)
    mine.clock.now += 300
    theirs = another_process(mine)
    first = run(theirs, once="k")
    mine.clock.now = theirs.clock.now
    mine.service.clock = mine.clock
    mine.service.fault(Fault("lagging-list", seconds=8))
    second = run(mine, once="k")
    assert second.adopted
    assert second.identity.execution_id == first.identity.execution_id


def test_a_journal_can_tell_them_and_knows_runs_that_have_ended(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    mine = Laboratory(WORLD)
    first = run(mine, "Load", journal, once="a")
    run(mine, "Load", journal, once="b")
    mine.clock.now += 86400
    theirs = another_process(mine)
    again = run(theirs, "Load", Journal(tmp_path / "journal.db"), once="a")
    assert again.adopted
    assert again.identity.execution_id == first.identity.execution_id
    assert len(ids(theirs)) == 2


@pytest.mark.parametrize("accepted", [True, False])
@pytest.mark.parametrize("ended", [True, False])
def test_a_process_that_died_while_it_started_a_run(tmp_path: Path, accepted: bool, ended: bool) -> None:
    journal = Journal(tmp_path / "journal.db")
    mine = Laboratory(WORLD)
    flow = mine.session.perform(task(mine, journal, RunRequest("Load", SALES, "Prod", once="k")), mine.deadline())
    effect = next(flow)
    while not (isinstance(effect, Send) and effect.url.endswith("/pipeline-executions")):
        effect = flow.send(mine.send(effect) if isinstance(effect, Send) else effect.function())  # type: ignore[union-attr]
    if accepted:
        mine.serve(effect)  # and nobody lives to see the answer
    mine.clock.now += 3600 if ended else 60
    theirs = another_process(mine)
    again = run(theirs, "Load", journal, once="k")
    assert again.adopted == accepted
    assert ids(theirs) == [again.identity.execution_id]


def test_what_another_process_writes_meanwhile_is_read(tmp_path: Path) -> None:
    """It had claimed the key, and its run is one of several that go on."""
    journal = Journal(tmp_path / "journal.db")
    laboratory = Laboratory(WORLD)
    run(laboratory, "Load", journal, once="another")
    mine = run(laboratory, tag=False).identity.execution_id
    later = another_process(laboratory)
    key = Key(HOST, SALES, "Prod", once_tag(SALES, "Prod", "Load", "k"))
    asked = datetime.fromtimestamp(laboratory.clock(), UTC) - timedelta(minutes=1)
    assert journal.claim(key, Entry("Load", asked, None)) is None

    def write(send: Send) -> None:
        if LIST in called(send):
            journal.write(key, Entry("Load", asked, mine))

    later.faults.append(write)
    started = run(later, "Load", journal, once="k")
    assert (started.identity.execution_id, started.adopted) == (mine, True)
    assert len(ids(later)) == 2


def test_a_start_that_was_refused_is_forgotten_and_may_be_tried_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(answering(403, "", to=STARTS))
    with pytest.raises(errors.Forbidden):
        run(laboratory, "Load", journal, once="k")
    key = Key(HOST, SALES, "Prod", once_tag(SALES, "Prod", "Load", "k"))
    assert journal.find(key) is None
    assert not run(laboratory, "Load", journal, once="k").adopted
    entry = journal.find(key)
    assert entry is not None
    assert entry.execution_id == ids(laboratory)[0]


def test_a_journal_that_can_not_be_used_stops_a_start_before_it_is_sent_and_not_after(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    laboratory = Laboratory(WORLD)
    with pytest.raises(errors.ConfigurationError, match=r"The journal .* can't be used"):
        run(laboratory, "Load", Journal(tmp_path), once="k")
    assert not ids(laboratory)

    class Full(Journal):
        def write(self, key: Key, entry: Entry) -> None:
            raise errors.ConfigurationError("the disk is full")

    started = run(laboratory, "Load", Full(tmp_path / "journal.db"), once="k")
    assert ids(laboratory) == [started.identity.execution_id]
    assert "could not be written down: the disk is full" in caplog.text


def test_only_what_a_start_has_written_itself_is_forgotten(tmp_path: Path) -> None:
    class Locked(Journal):
        def claim(self, key: Key, entry: Entry) -> Entry | None:
            raise errors.ConfigurationError("the database is locked")

    laboratory = Laboratory(WORLD)
    journal = Journal(tmp_path / "journal.db")
    key = Key(HOST, SALES, "Prod", once_tag(SALES, "Prod", "Load", "k"))
    journal.claim(key, Entry("Load", None, None))  # by another process, which waits for its answer
    with pytest.raises(errors.ConfigurationError, match="locked"):
        run(laboratory, "Load", Locked(tmp_path / "journal.db"), once="k")
    assert journal.find(key) is not None


def test_a_journal_that_can_not_forget_hides_no_refusal(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    class Full(Journal):
        def forget(self, key: Key) -> None:
            raise errors.ConfigurationError("the disk is full")

    laboratory = Laboratory(WORLD)
    laboratory.faults.append(answering(403, "", to=STARTS))
    with pytest.raises(errors.Forbidden):
        run(laboratory, "Load", Full(tmp_path / "journal.db"), once="k")
    assert "stays written down: the disk is full" in caplog.text


def test_a_journal_that_fails_while_a_lost_start_is_looked_for_leaves_it_unknown(tmp_path: Path) -> None:
    class Locked(Journal):
        def find(self, key: Key) -> Entry | None:
            if ids(laboratory):
                raise errors.ConfigurationError("the database is locked")
            return super().find(key)

    laboratory = Laboratory(WORLD)
    journal = Locked(tmp_path / "journal.db")
    laboratory.faults.append(losing(laboratory, to=STARTS))
    with pytest.raises(errors.SubmissionUnknown, match="the database is locked"):
        run(laboratory, "Load", journal, once="k")
    assert len(ids(laboratory)) == 1
    key = Key(HOST, SALES, "Prod", once_tag(SALES, "Prod", "Load", "k"))
    assert Journal(tmp_path / "journal.db").find(key) is not None


def test_a_start_that_nobody_can_ask_for_again_is_not_written_down(tmp_path: Path) -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, "Load", Journal(tmp_path / "journal.db"))
    run(laboratory, "Load", Journal(tmp_path / "journal.db"), tag=False)
    assert not list(tmp_path.iterdir())


def test_the_journal_shows_no_key(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    run(Laboratory(WORLD), "Load", Journal(path), once="canary")
    assert b"canary" not in path.read_bytes()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"once": "k", "tag": "t"}, "Both once and tag"),
        ({"once": "k", "tag": False}, "Both once and tag"),
        ({"once": ""}, "once is empty"),
        ({"on_conflict": "wait"}, "Pass tag="),
        ({"on_conflict": "wait", "tag": False}, "Pass tag="),
        ({"on_conflict": "queue", "tag": "t"}, "'queue'. Use one of fail, wait, adopt, cancel, skip"),
    ],
)
def test_options_that_make_no_sense(options: RunOptions, says: str) -> None:
    laboratory = Laboratory(WORLD)
    with pytest.raises(errors.ConfigurationError, match=says):
        run(laboratory, **options)
    assert not laboratory.requests


# -- a tag that is busy


def conflict(laboratory: Laboratory, on_conflict: str, **options: Unpack[RunOptions]) -> Started | None:
    request = replace(RunRequest("Load", **options), project=SALES, environment="Prod", tag="nightly")
    request = replace(request, on_conflict=cast(OnConflict, on_conflict))
    return laboratory.perform(task(laboratory, None, request), None)


def test_skip() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    assert conflict(laboratory, "skip") is None
    assert len(ids(laboratory)) == 1


def test_wait_until_the_tag_is_free() -> None:
    laboratory = Laboratory(WORLD)
    began = laboratory.clock.now
    run(laboratory, tag="nightly")
    second = conflict(laboratory, "wait")
    assert second is not None
    assert not second.adopted
    assert 600 < laboratory.clock.now - began < 640
    assert len(laboratory.sent("POST", "/pipeline-executions")) < 60


def test_adopt_the_own_run_that_holds_the_tag() -> None:
    laboratory = Laboratory(WORLD)
    first = run(laboratory, tag="nightly")
    second = conflict(laboratory, "adopt")
    assert second == Started(first.identity, adopted=True)
    assert len(ids(laboratory)) == 1


@pytest.mark.parametrize("on_conflict", ["adopt", "cancel"])
def test_a_run_of_others_is_touched_only_when_that_is_asked_for(on_conflict: str) -> None:
    mine = Laboratory(WORLD)
    first = run(mine, tag="nightly")
    theirs = another_process(mine)
    with pytest.raises(errors.TagBusy, match="not known to be yours; others=True"):
        conflict(theirs, on_conflict)
    second = conflict(theirs, on_conflict, others=True)
    assert second is not None
    assert (second.identity.execution_id == first.identity.execution_id) == (on_conflict == "adopt")
    [execution, *_] = theirs.service.starts()
    assert execution.status(theirs.clock()) == ("RUNNING" if on_conflict == "adopt" else "CANCELLED")


def test_others_are_not_touched_either_where_several_may_hold_the_tag() -> None:
    mine = Laboratory(WORLD)
    run(mine, tag="nightly")
    run(mine, tag="daily")
    with pytest.raises(errors.TagBusy, match="Several runs may hold it"):
        conflict(another_process(mine), "cancel", others=True)


def test_another_pipelines_run_that_holds_the_tag_is_not_touched() -> None:
    mine = Laboratory(WORLD)
    run(mine, "Load more", tag="nightly")
    with pytest.raises(errors.TagBusy, match="A run of another pipeline holds it"):
        conflict(another_process(mine), "adopt", others=True)


def test_a_journal_knows_whose_run_it_is(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    mine = Laboratory(WORLD)
    first = run(mine, "Load", journal, tag="nightly")
    theirs = another_process(mine)
    request = RunRequest("Load", SALES, "Prod", tag="nightly", on_conflict="adopt")
    assert theirs.perform(task(theirs, journal, request)) == Started(first.identity, adopted=True)


def test_cancel_the_own_run_and_start_after_it() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    second = conflict(laboratory, "cancel")
    assert second is not None
    old, new = laboratory.service.starts()
    assert old.status(laboratory.clock()) == "CANCELLED"
    assert new.id == second.identity.execution_id
    assert len(laboratory.sent("PATCH", old.id)) == 1


def test_a_holder_that_ends_by_itself_makes_room() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    laboratory.faults.append(answering(409, "", to=STARTS))  # the fence is slower than the record
    laboratory.clock.now += 601
    second = conflict(laboratory, "adopt")
    assert second is not None
    assert not second.adopted
    assert len(ids(laboratory)) == 2


def test_a_tag_that_stays_busy_when_ours_has_ended_is_somebody_elses() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    laboratory.clock.now += 601
    laboratory.faults.append(answering(409, "", to=STARTS, times=None))
    with pytest.raises(errors.TagBusy, match="not known to be yours"):
        conflict(laboratory, "adopt")
    assert len(laboratory.sent("GET", ids(laboratory)[0])) == ENDED_AND_BUSY


def test_a_busy_tag_is_asked_for_every_two_seconds_at_first_and_every_half_minute_at_last() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    asked: list[float] = []
    laboratory.faults.append(lambda send: asked.append(laboratory.clock.now) if STARTS in called(send) else None)
    assert conflict(laboratory, "wait") is not None
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    first, most = FREE_AGAIN
    assert (first, most) == (2, 30)
    assert 0.8 * first <= gaps[0] <= first + 0.2
    assert 0.8 * most <= max(gaps) <= most + 0.2


def test_waiting_for_a_tag_ends_with_the_deadline() -> None:
    laboratory = Laboratory(WORLD)
    run(laboratory, tag="nightly")
    request = RunRequest("Load", SALES, "Prod", tag="nightly", on_conflict="wait")
    began = laboratory.clock.now
    with pytest.raises(errors.DeadlineExceeded, match=r"Time is over; it went: .* for pauses"):
        laboratory.perform(task(laboratory, None, request), 60)
    assert laboratory.clock.now - began <= 60.1
    assert len(ids(laboratory)) == 1


def test_a_start_lost_after_the_tag_was_busy_is_not_looked_for_among_the_older_ones() -> None:
    laboratory = Laboratory(WORLD)
    first = run(laboratory, tag="nightly")
    struck: list[float] = []

    def lose(send: Send) -> None:
        if STARTS in called(send) and laboratory.clock.now > 1_800_000_601 and not struck:
            struck.append(laboratory.clock.now)
            laboratory.serve(send)
            raise TransportError("lost", sent=True)

    laboratory.faults.append(lose)
    second = conflict(laboratory, "wait")
    assert second is not None
    assert second.adopted
    assert second.identity.execution_id != first.identity.execution_id
    assert len(ids(laboratory)) == 2


def test_the_moments_of_a_journal_survive(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    laboratory = Laboratory(WORLD)
    run(laboratory, "Load", journal, once="k")
    entry = journal.find(Key(HOST, SALES, "Prod", once_tag(SALES, "Prod", "Load", "k")))
    assert entry is not None
    assert entry.asked is not None
    [execution] = laboratory.service.starts()
    late = execution.started_at - entry.asked.timestamp()
    assert timedelta(seconds=late) < timedelta(seconds=5)

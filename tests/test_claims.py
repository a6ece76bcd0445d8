"""Which execution is whose, among the starts of one account; and that no start leaves anything behind for ever."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from maia_client import errors
from maia_client._claims import MOST_HOLDERS, REMEMBERED, Claim, Claims, Place
from maia_client._effects import Blocking, Effect, Flow, Send
from maia_client._session import Task
from maia_client._start import Start, Started
from maia_client._submission import RunRequest, prepare
from maia_client._virtual import VirtualClock
from maia_client.sandbox import Pipeline, Project
from support.laboratory import SALES, Laboratory, losing

HERE, THERE = ("project", "Prod", "Load"), ("project", "Prod", "Other")
STARTS = f"POST /dpc/v1/projects/{SALES}/pipeline-executions"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORLD = (Project(SALES, "Sales", ("Prod",), (Pipeline("Load", duration=60),)),)


class Office:
    """Claims on a clock that jumps."""

    def __init__(self) -> None:
        self.clock = VirtualClock(1000.0)
        self.claims = Claims(self.clock)

    def begun(self, place: Place = HERE) -> Claim:
        claim = Claim(place)
        self.claims.begin(claim)
        return claim

    def remembered(self) -> int:
        """How many claims are kept."""
        return sum(len(claims) for claims in self.claims._open.values())


def test_an_execution_is_one_starts_alone() -> None:
    office = Office()
    one, two = office.begun(), office.begun()
    assert office.claims.settle(one, "a")
    assert not office.claims.settle(two, "a")
    assert office.claims.free(["a", "b"]) == ["b"]
    assert not office.claims.alone(one, None)  # the other one is still under way
    assert office.claims.settle(two, "b")


def test_a_start_is_alone_when_the_others_are_known_or_were_never_made() -> None:
    office = Office()
    mine, settled, withdrawn = office.begun(), office.begun(), office.begun()
    office.begun(THERE)
    assert not office.claims.alone(mine, None)
    office.claims.settle(settled, "a")
    assert not office.claims.alone(mine, None)
    office.claims.withdraw(withdrawn)
    assert office.claims.alone(mine, None)


def test_those_whose_executions_can_only_have_started_later_do_not_count() -> None:
    office = Office()
    mine, other = office.begun(), office.begun()
    assert not office.claims.alone(mine, NOON)  # not known yet
    other.since = NOON
    assert office.claims.alone(mine, NOON - timedelta(milliseconds=1))
    assert not office.claims.alone(mine, NOON)
    assert not office.claims.alone(mine, None)


def test_what_a_lost_start_may_have_made_is_nobody_elses_for_a_while() -> None:
    office = Office()
    office.claims.lose(office.begun())
    later = office.begun()
    assert not office.claims.alone(later, None)
    office.claims.withdraw(later)
    office.clock.now += REMEMBERED + 1
    later = office.begun()
    assert office.claims.alone(later, None)


def test_an_execution_of_ours_is_nobody_elses_however_long_it_goes_on() -> None:
    office = Office()
    office.claims.settle(office.begun(), "a")
    office.clock.now += 10 * REMEMBERED
    office.begun()
    assert office.claims.free(["a", "b"]) == ["b"]


def test_of_very_many_executions_the_oldest_is_forgotten() -> None:
    office = Office()
    for number in range(MOST_HOLDERS + 1):
        office.clock.now += REMEMBERED
        office.claims.settle(office.begun(), str(number))
    office.clock.now += REMEMBERED
    office.begun()
    assert office.claims.free(["0", "1", "2"]) == ["0"]


def test_a_lost_start_is_remembered_for_as_long_as_one_of_its_time_looks_for_its_run() -> None:
    office = Office()
    early = office.begun()
    office.claims.lose(office.begun())
    office.clock.now += 10 * REMEMBERED
    office.begun()
    assert not office.claims.alone(early, None)


def test_a_tag_is_its_last_runs() -> None:
    office = Office()
    assert office.claims.holder("project", "Prod", "t") is None
    office.claims.hold("project", "Prod", "t", "a")
    office.claims.hold("project", "Prod", "t", "b")
    office.claims.hold("project", "Dev", "t", "c")
    assert office.claims.holder("project", "Prod", "t") == "b"
    assert office.claims.holder("project", "Dev", "t") == "c"


def test_of_very_many_tags_the_one_that_was_used_least_recently_is_forgotten() -> None:
    office = Office()
    for number in range(MOST_HOLDERS):
        office.claims.hold("project", "Prod", str(number), "a")
    office.claims.hold("project", "Prod", "0", "b")
    office.claims.hold("project", "Prod", "new", "c")
    assert office.claims.holder("project", "Prod", "1") is None
    assert office.claims.holder("project", "Prod", "0") == "b"
    assert office.claims.holder("project", "Prod", "2") == "a"
    assert office.claims.holder("project", "Prod", "new") == "c"


def test_a_hundred_thousand_starts_leave_nothing_behind() -> None:
    """What is remembered is what a few minutes bring, and no more."""
    office = Office()
    most = 0
    for number in range(100_000):
        office.clock.now += 3.0
        claim = office.begun(("project", "Prod", str(number % 7)))
        match number % 4:
            case 0 | 1:
                office.claims.settle(claim, str(number))
            case 2:
                office.claims.withdraw(claim)
            case _:
                office.claims.lose(claim)
        most = max(most, office.remembered())
    assert most <= 2 * REMEMBERED / 3.0
    office.clock.now += REMEMBERED + 1
    office.claims.withdraw(office.begun())
    office.claims.withdraw(office.begun(THERE))
    assert office.remembered() == 0
    assert len(office.claims._open) <= 2
    assert len(office.claims._ours) <= MOST_HOLDERS


# -- however a start ends


def starting(laboratory: Laboratory, **options: object) -> Flow[Started | None]:
    def task() -> Task[Started | None]:
        request = RunRequest("Load", SALES, "Prod", **options)  # type: ignore[arg-type]
        submission = yield from prepare(laboratory.names, request, laboratory.random)
        return (yield from Start(laboratory.means(), submission).run())

    return laboratory.session.perform(task(), laboratory.deadline(300))


def step(laboratory: Laboratory, flow: Flow[Started | None], effect: Effect) -> Effect:
    """Does what a flow waits for, and runs it up to its next effect."""
    match effect:
        case Send():
            try:
                answer: object = laboratory.send(effect)
            except Exception as error:  # noqa: BLE001 - it is the flow's
                return flow.throw(error)
        case Blocking(function):
            answer = function()
        case _:
            answer = None
            laboratory.clock.now += getattr(effect, "seconds", 0.0)
    laboratory.clock.now += 0.05
    return flow.send(answer)


@pytest.mark.parametrize("kind", [KeyboardInterrupt, GeneratorExit])
@pytest.mark.parametrize("on_conflict", ["fail", "wait", "cancel"])
@pytest.mark.parametrize("lost", [False, True])
def test_a_start_that_is_interrupted_anywhere_leaves_nothing_under_way(
    kind: type[BaseException], on_conflict: str, lost: bool
) -> None:
    """At each effect in turn: no claim, no ticket and no flight stays, and the next start finds its run."""
    for at in range(200):
        laboratory = Laboratory(WORLD)
        if on_conflict != "fail":
            laboratory.run(starting(laboratory, tag="t"))
        if lost:
            laboratory.faults.append(losing(laboratory, to=STARTS))
        options = {} if on_conflict == "fail" else {"tag": "t", "on_conflict": on_conflict}
        flow = starting(laboratory, **options)
        try:
            effect = next(flow)
            for _ in range(at):
                effect = step(laboratory, flow, effect)
        except (StopIteration, errors.SubmissionUnknown):
            assert at > 3
            return
        with suppress(kind):
            flow.throw(kind())
            raise AssertionError("it goes on")
        laboratory.faults.clear()
        claims, budget = laboratory.account.claims, laboratory.account.budget
        assert not [one for ones in claims._open.values() for one in ones if one.lost_at is None]
        assert not len(budget._urgent)
        assert not len(budget._others)
        assert laboratory.session._tokens._flight is None
        laboratory.clock.now += REMEMBERED + 61
        laboratory.faults.append(losing(laboratory, to=STARTS))
        again = laboratory.run(starting(laboratory))
        assert again is not None
        assert again.adopted
    raise AssertionError("it does not end")


def test_a_start_that_stays_unknown_leaves_its_candidates_to_nobody_and_is_not_under_way() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    with pytest.raises(errors.SubmissionUnknown) as caught:
        laboratory.run(starting(laboratory, adopt=False))
    [candidate] = caught.value.candidates
    claims = laboratory.account.claims
    [[lost]] = claims._open.values()
    assert lost.lost_at is not None
    # It is still seen, so that nobody takes the list for empty and starts again; and it is nobody's.
    assert claims.free([candidate.execution_id]) == [candidate.execution_id]
    later = Claim(lost.place)
    claims.begin(later)
    assert not claims.alone(later, candidate.started_at)


@pytest.mark.parametrize("on_conflict", ["fail", "skip", "adopt"])
def test_a_start_that_was_not_made_because_its_tag_is_busy_leaves_nothing(on_conflict: str) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.run(starting(laboratory, tag="t"))
    with suppress(errors.TagBusy):
        laboratory.run(starting(laboratory, tag="t", on_conflict=on_conflict))
    assert not laboratory.account.claims._open


def test_a_second_start_with_a_key_leaves_nothing_and_tags_for_one_start_are_not_kept() -> None:
    laboratory = Laboratory(WORLD)
    first = laboratory.run(starting(laboratory, once="k"))
    second = laboratory.run(starting(laboratory, once="k"))
    assert first is not None
    assert second is not None
    assert second.identity == first.identity
    claims = laboratory.account.claims
    assert not claims._open
    assert len(claims._holders) == 1
    laboratory.run(starting(laboratory))
    laboratory.run(starting(laboratory, tag=False))
    assert len(claims._holders) == 1


def test_a_run_that_another_thread_takes_just_then_is_not_taken_too(monkeypatch: pytest.MonkeyPatch) -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(losing(laboratory, to=STARTS))
    monkeypatch.setattr(laboratory.account.claims, "settle", lambda *_: False)
    with pytest.raises(errors.SubmissionUnknown) as caught:
        laboratory.run(starting(laboratory))
    assert len(caught.value.candidates) == 1


class Struck:
    """A lock; on its way out of the n-th use, Ctrl-C strikes."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self._left -= 1
        if self._left == 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("lost", [False, True])
def test_an_interruption_between_two_lines_leaves_no_start_under_way(lost: bool) -> None:
    for at in range(1, 50):
        laboratory = Laboratory(WORLD)
        if lost:
            laboratory.faults.append(losing(laboratory, to=STARTS))
        claims = laboratory.account.claims
        claims._lock = Struck(at)  # type: ignore[assignment]
        try:
            laboratory.run(starting(laboratory, tag="t"))
        except KeyboardInterrupt:
            assert not [one for ones in claims._open.values() for one in ones if one.lost_at is None]
        else:
            assert at > 3
            return
    raise AssertionError("it does not end")


def test_a_child_does_not_take_over_the_starts_that_its_parent_has_under_way() -> None:
    office = Office()
    office.begun()
    office.claims._lock.acquire()  # by another thread of the parent
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            office.clock.now += REMEMBERED + 1
            os._exit(0 if office.claims.alone(office.begun(), None) else 1)
        os._exit(2)
    office.claims._lock.release()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

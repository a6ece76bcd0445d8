"""Cancelling, in virtual time."""

from __future__ import annotations

import pytest

from maia_client import errors
from maia_client._cancel import cancel
from support.laboratory import Laboratory, answering, breaking, losing

PATCH = "PATCH "


@pytest.mark.parametrize("force", [False, True])
def test_a_run_is_cancelled(force: bool) -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Endless load")
    laboratory.perform(cancel(laboratory.calls, identity, force=force))
    [execution] = laboratory.service.starts()
    assert execution.status(laboratory.clock.now) == ("CANCELLED" if force else "CANCELLING")
    assert execution.status(laboratory.clock.now + 1) == "CANCELLED"
    [patch] = laboratory.sent("PATCH", identity.execution_id)
    assert patch.options["json"] == {"status": "CANCELLED", "forceUpdate": force}


@pytest.mark.parametrize("fault", [breaking(to=PATCH, times=2), answering(502, "", to=PATCH, times=2)])
def test_cancelling_twice_is_cancelling_once_so_it_is_repeated(fault: object) -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Endless load")
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    laboratory.perform(cancel(laboratory.calls, identity, force=False))
    assert len(laboratory.sent("PATCH", identity.execution_id)) == 3


def test_a_lost_answer_does_not_matter() -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Endless load")
    laboratory.faults.append(losing(laboratory, to=PATCH))
    laboratory.perform(cancel(laboratory.calls, identity, force=False))
    assert laboratory.service.starts()[0].status(laboratory.clock.now + 1) == "CANCELLED"


def test_a_run_that_has_ended_can_not_be_cancelled() -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Daily load")
    laboratory.clock.now += 60
    with pytest.raises(errors.Conflict, match="already ended with SUCCESS") as caught:
        laboratory.perform(cancel(laboratory.calls, identity, force=False))
    assert not isinstance(caught.value, errors.TagBusy)

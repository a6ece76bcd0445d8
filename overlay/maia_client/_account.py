"""What the clients of one account share in this process: its request budget, and which execution is whose."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from ._budget import Budget
from ._claims import Claims
from ._deadline import Clock
from ._fork import starts_over_in_child
from ._settings import Settings


@dataclass(frozen=True, slots=True)
class Account:
    budget: Budget
    claims: Claims


class Accounts:
    """The accounts that clients were made for. They are kept, so that a client per call starts no new budget."""

    def __init__(self) -> None:
        self._known: dict[str, Account] = {}
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        self._lock = Lock()

    def of(self, settings: Settings, clock: Clock) -> Account:
        """The account of these settings. Where two clients were told different rates, the lower one holds."""
        with self._lock:
            account = self._known.get(settings.account)
            if account is None:
                account = self._known[settings.account] = Account(Budget(settings.rate, clock), Claims(clock))
        account.budget.restrict(settings.rate)
        return account

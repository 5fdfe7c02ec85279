"""Faults on command: how the next calls fail, and what happens to the next receipts.

`deliver` decides the nasty half: whether the phone shows the message although the sender never hears so.
"""

import threading
from dataclasses import asdict, dataclass, replace
from typing import Any

CALL_KINDS = ("error", "http", "timeout", "reset", "half", "nojson", "redirect")
RECEIPT_KINDS = ("lose", "duplicate", "reorder", "fail")


@dataclass(frozen=True)
class Fault:
    """One fault: `times` 0 lasts until cleared, `phone` empty means every phone.

    error: a Graph error `code` with HTTP `status` and `retry_after` seconds · http: `status` without JSON · timeout:
    silence for `seconds` · reset · half: half a body · nojson: 200 without JSON · redirect: 307 ·
    lose, duplicate, reorder: receipts · fail: a `failed` receipt with `code` instead of the good ones.
    """

    kind: str
    times: int = 1
    phone: str = ""
    code: int = 131000
    status: int = 0
    retry_after: int = 0
    seconds: float = 30.0
    deliver: bool = False

    def hits(self, phone: str) -> bool:
        """Tell whether the fault concerns the phone."""
        return not self.phone or self.phone == phone


class Faults:
    """The faults in force; taking one uses it up."""

    def __init__(self) -> None:
        self._list: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, given: dict[str, Any]) -> Fault:
        """Put a fault in force. Raises ValueError with what is wrong."""
        known = set(Fault.__dataclass_fields__)
        if unknown := set(given) - known:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        fault = Fault(**given)
        if fault.kind not in (*CALL_KINDS, *RECEIPT_KINDS):
            raise ValueError(f"kind must be one of: {', '.join((*CALL_KINDS, *RECEIPT_KINDS))}")
        for name, value in vars(fault).items():
            _check(name, value)
        with self._lock:
            self._list.append(replace(fault, phone=fault.phone.removeprefix("+")))
        return fault

    def clear(self) -> None:
        """Let everything work again."""
        with self._lock:
            self._list.clear()

    def records(self) -> list[dict[str, Any]]:
        """Return the faults in force as JSON carries them."""
        with self._lock:
            return [asdict(fault) for fault in self._list]

    def of_call(self, phone: str) -> Fault | None:
        """Return the fault that hits a call for this phone, and use it up."""
        return self._take(CALL_KINDS, phone)

    def of_receipt(self, phone: str) -> Fault | None:
        """Return the fault that hits the receipts of a message to this phone, and use it up."""
        return self._take(RECEIPT_KINDS, phone)

    def _take(self, kinds: tuple[str, ...], phone: str) -> Fault | None:
        with self._lock:
            for place, fault in enumerate(self._list):
                if fault.kind in kinds and fault.hits(phone):
                    self._use(place, fault)
                    return fault
        return None

    def _use(self, place: int, fault: Fault) -> None:
        if fault.times == 1:
            del self._list[place]
        elif fault.times > 1:
            self._list[place] = replace(fault, times=fault.times - 1)


def _check(name: str, value: object) -> None:
    wanted = Fault.__dataclass_fields__[name].type
    fits = isinstance(value, wanted) if isinstance(wanted, type) else True
    if wanted is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    if not fits or (isinstance(value, int | float) and value < 0):
        raise ValueError(f"{name} is wrong")

"""What one press takes along: nothing goes to a unit before it is confirmed and taken on."""

from taizhang.core import commands as co
from taizhang.core.decide import WAITING, may
from taizhang.core.vocabulary import Actor, Duty, Status


def accepting(*, to_confirm: bool = False) -> tuple[co.Command, ...]:
    """Return what takes a matter on: a row that was imported is confirmed first."""
    confirming = (co.ConfirmImported(),) if to_confirm else ()
    return (*confirming, co.AcceptIssue())


def before_dispatching(
    status: Status, *, to_confirm: bool = False
) -> tuple[co.Command, ...]:
    """Return what comes before giving a matter that stands at `status` to a unit.

    Whoever gives it out takes it on, in the same act, where nobody did.
    """
    return accepting(to_confirm=to_confirm) if status is Status.REGISTERED else ()


def may_accept(by: Actor, *, to_confirm: bool = False) -> bool:
    """Return whether `by` has the duties of all that `accepting` returns."""
    return all(may(by, type(each)) for each in accepting(to_confirm=to_confirm))


def may_dispatch(by: Actor, status: Status, *, to_confirm: bool = False) -> bool:
    """Return whether `by` may take a matter that stands at `status` as far as to a unit."""
    before = status is Status.REGISTERED and may_accept(by, to_confirm=to_confirm)
    return may(by, co.DispatchIssue) and (status in WAITING or before)


def may_settle(by: Actor) -> bool:
    """Return whether to offer `by` to settle a matter on the spot (当场办结).

    Not to whoever strikes off: in a small house nobody else would be left to do it.
    """
    settles = may_dispatch(by, Status.REGISTERED) and may(by, co.SettleOnTheSpot)
    return settles and bool(by.unit) and Duty.STRIKE_OFF not in by.duties

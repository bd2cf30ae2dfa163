"""The lamp of an issue: computed from status and clock whenever somebody looks."""

import datetime as dt

from taizhang.core.clocks import Deadline, lamp
from taizhang.core.vocabulary import OPEN, LampColour, Status


def colour(
    status: Status, clock: Deadline | None, at: dt.datetime, *, to_confirm: bool = False
) -> LampColour:
    """Return the colour that the lamp shows at the instant `at`.

    What waits to be taken on shows so until its acceptance limit passes; an imported
    open row has no lamp until somebody confirms it. What is parked shows so until the day
    on which somebody is to look again.
    """
    if to_confirm:
        return LampColour.NONE
    if status not in OPEN:
        return LampColour.DONE
    shown = lamp(clock, at)
    if status is Status.REGISTERED and shown is not LampColour.RED:
        return LampColour.WAITING
    if status is Status.DEFERRED and shown is LampColour.GREEN:
        return LampColour.PAUSED
    return shown

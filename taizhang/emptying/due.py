"""Which boxes are to be opened: what the desk says, to whom it concerns."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.vocabulary import Actor, Duty
from taizhang.emptying import boxes


@dataclass(frozen=True)
class Due:
    """Boxes that wait to be opened. `late`: how many of them should have been before today."""

    names: tuple[str, ...] = ()
    late: int = 0


def due(by: Actor, today: dt.date) -> Due:
    """Return which boxes wait for `by`: their own, or all for whoever gives work out. One query.

    Whoever stands in for a keeper is told of that keeper's boxes, too.
    """
    if Duty.DISPATCH in by.holds:
        found = boxes.boxes(today)
    elif Duty.REGISTER in by.holds:
        keepers = {by.id, *(away.id for away in by.covers)}
        found = tuple(box for box in boxes.boxes(today) if box.keeper in keepers)
    else:
        return Due()
    waiting = [box for box in found if box.late]
    return Due(tuple(box.name for box in waiting), sum(box.due < today for box in waiting))

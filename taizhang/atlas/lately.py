"""What was done to the places lately, told in the reader's language."""

import datetime as dt

from taizhang.atlas.shown import ChangeShown
from taizhang.atlas.wording import ACTS
from taizhang.people.directory import names
from taizhang.places.models import PlaceChange
from taizhang.places.recording import UNDO_WITHIN
from taizhang.web import dates

SHOWN = 100


def changes(now: dt.datetime) -> tuple[ChangeShown, ...]:
    """Return the latest changes, the last one first. Two queries."""
    rows = list(PlaceChange.objects.defer("steps").order_by("-at", "-pk")[:SHOWN])
    people = names({row.by for row in rows})
    return tuple(
        ChangeShown(
            id=row.pk,
            at=dates.moment(row.at, now),
            who=people[row.by].name if row.by in people else "",
            act=str(ACTS[row.act]),
            told=row.told,
            code=row.code,
            undone=row.undone_at is not None,
            undoable=row.undone_at is None and now - row.at <= UNDO_WITHIN,
        )
        for row in rows
    )

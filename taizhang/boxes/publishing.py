"""What everybody may know of a box: when it was opened, what was in it, what became of that."""

import datetime as dt

from taizhang.boxes.listing import outcomes_of, seal_note, sums
from taizhang.boxes.shown import PublicBox, Published
from taizhang.boxes.wording import plan_said
from taizhang.core.clocks import local_day
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import OPEN, Status
from taizhang.emptying import boxes
from taizhang.emptying.models import Opening, Slip
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import rows_of
from taizhang.web import dates

SHOWN_MOST = 6


def public_box(code: str, today: dt.date) -> PublicBox | None:
    """Return the box `code` for everybody; None: there is none. Five queries."""
    box = boxes.box(code, today)
    if box is None or not box.there:
        return None
    rows = Opening.objects.filter(box__point__code=code).exclude(signed_at=None)
    found = list(rows.order_by("-number")[:SHOWN_MOST])
    return PublicBox(
        code=code,
        name=box.name,
        place=" · ".join(filter(None, (box.place, box.address))),
        plan=plan_said(box.plan.every, box.plan.weekday),
        last=dates.day(box.last, today) if box.last else "",
        due=dates.day(box.due, today),
        late=box.due < today,
        seal=box.seal,
        openings=_published(found, today),
    )


def _published(rows: list[Opening], today: dt.date) -> tuple[Published, ...]:
    counts, statuses = outcomes_of(rows), _statuses(rows)
    return tuple(
        Published(
            day=dates.day(local_day(row.opened_at), today),
            counted=row.counted or 0,
            sums=sums(counts.get(row.pk, {})),
            settled=sum(s is Status.STRUCK_OFF for s in statuses.get(row.pk, ())),
            under_way=sum(s in OPEN for s in statuses.get(row.pk, ())),
            seal_note=seal_note(row),
        )
        for row in rows
    )


def _statuses(rows: list[Opening]) -> dict[int, list[Status]]:
    """Return how the matters of each opening stand. Two queries.

    Of a matter everybody may know how far it is, and here no more is handed on.
    """
    wanted = Slip.objects.filter(opening__in=[row.pk for row in rows]).exclude(case="")
    pairs = list(wanted.values_list("opening", "case"))
    if not pairs:
        return {}
    with looking(EVERYTHING):
        known = rows_of([case for _opening, case in pairs])
    found: dict[int, list[Status]] = {}
    for opening, case in pairs:
        if case in known:
            found.setdefault(opening, []).append(known[case].status)
    return found

"""Which boxes there are, how each stands, and who looks after it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import LampColour
from taizhang.emptying.models import Box, Opening
from taizhang.emptying.plan import Every, Plan, colour
from taizhang.places.calendar import calendar
from taizhang.places.models import Point
from taizhang.tongue import local


@dataclass(frozen=True)
class BoxStands:
    """A box as it stands on a day. `last`: when it was opened last, None for never.

    `under_way`: the number of the opening that is not signed yet, 0 for none.
    """

    code: str
    name: str
    place: str
    address: str
    there: bool
    keeper: str
    plan: Plan
    seal: str
    since: dt.date
    last: dt.date | None
    due: dt.date
    lamp: LampColour
    under_way: int

    @property
    def late(self) -> bool:
        """Whether it is to be opened today, or was to be before."""
        return self.there and self.lamp in (LampColour.AMBER, LampColour.RED)


def boxes(today: dt.date) -> tuple[BoxStands, ...]:
    """Return the boxes that somebody looks after, the most urgent first. One query."""
    found = [_stands(row, today) for row in _rows().filter(point__active=True)]
    return tuple(sorted(found, key=lambda box: (box.due, box.code)))


def box(code: str, today: dt.date) -> BoxStands | None:
    """Return the box with the `code` of its point; None: nobody looks after one. One query."""
    row = _rows().filter(point__code=code).first()
    return _stands(row, today) if row else None


def without_plan() -> tuple[Point, ...]:
    """Return the points of the kind box that nobody looks after yet. One query."""
    found = Point.objects.filter(kind=Point.Kind.BOX, active=True, box=None)
    return tuple(found.order_by("pk"))


def keep(point: Point, plan: Plan, keeper: str, seal: str, today: dt.date) -> None:
    """Write down who looks after the box at `point`, and by which plan.

    `seal`: the number on it now, where it is new; that of a box that has one stays.
    """
    told = {"every": plan.every.value, "weekday": plan.weekday, "keeper": keeper}
    with transaction.atomic():
        if not Box.objects.filter(point=point).update(**told):
            Box.objects.create(point=point, seal=seal, since=today, **told)
        forget()


def kept_as(language: str = "") -> str:
    """Return the name under which a process remembers how the boxes stand."""
    return f"boxes:standing:{language or get_language()}"


def forget() -> None:
    """Have this process ask anew how the boxes stand, once what was written is there."""
    names = [kept_as(language) for language, _name in settings.LANGUAGES]
    transaction.on_commit(lambda: cache.delete_many(names))


def seals_used(numbers: Iterable[str]) -> frozenset[str]:
    """Return which of the seal `numbers` are or were on a box. Two queries."""
    wanted = list(numbers)
    now_on = Box.objects.filter(seal__in=wanted).values_list("seal", flat=True)
    before = Opening.objects.filter(seal_found__in=wanted)
    return frozenset(now_on) | frozenset(before.values_list("seal_found", flat=True))


def _rows() -> QuerySet[Box]:
    openings = Opening.objects.filter(box=OuterRef("pk"))
    return Box.objects.select_related("point__place").annotate(
        last_at=Subquery(
            openings.exclude(signed_at=None).order_by("-number").values("opened_at")[:1]
        ),
        under_way=Subquery(openings.filter(signed_at=None).values("number")[:1]),
    )


def _stands(row: Box, today: dt.date) -> BoxStands:
    # What the query above adds to the row is known to Django alone.
    added = vars(row)
    last = local_day(added["last_at"]) if added["last_at"] else None
    plan = Plan(Every(row.every), row.weekday)
    due = plan.due_after(last or row.since, calendar())
    point = row.point
    return BoxStands(
        code=point.code,
        name=local(point.name, point.name_en),
        place=local(point.place.name, point.place.name_en),
        address=local(point.address, point.address_en),
        there=point.active,
        keeper=row.keeper,
        plan=plan,
        seal=row.seal,
        since=row.since,
        last=last,
        due=due,
        lamp=colour(due, today),
        under_way=added["under_way"] or 0,
    )

"""What waits to be looked at, as staff see it: the words without numbers, one for all alike."""

from dataclasses import dataclass

from django.utils.timezone import now

from taizhang.gate import holding
from taizhang.gate.holding import PAGE, HeldReport
from taizhang.places.names import category_names
from taizhang.web import dates, masking


@dataclass(frozen=True)
class Waiting:
    """A held form. `others`: how many more say the same. `photo_count`: how many came along."""

    id: int
    at: str
    words: str
    place: str
    category: str
    named: bool
    photo_count: int
    others: int


@dataclass(frozen=True)
class HeldPage:
    """A page of them. `after`: where the next one begins, 0 for the last."""

    waiting: tuple[Waiting, ...]
    total: int
    after: int


def page(after: int) -> HeldPage:
    """Return the forms that wait after the one with the id `after`. Four queries."""
    found = holding.waiting(after)
    shown = found[:PAGE]
    return HeldPage(
        waiting=tuple(_waiting(each) for each in shown),
        total=holding.waiting_count(),
        after=shown[-1].id if len(found) > PAGE else 0,
    )


def _waiting(held: HeldReport) -> Waiting:
    report = held.report
    assert report is not None, "what waits is still sealed"
    return Waiting(
        id=held.id,
        at=dates.moment(held.at, now()),
        words=masking.words(report.words) or report.again,
        place=masking.place(report.place_text),
        category=category_names().get(report.category, ""),
        named=bool(report.reporter or report.phone),
        photo_count=len(report.photos),
        others=held.others,
    )

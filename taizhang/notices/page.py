"""Puts together the pages of written notices."""

from django.db.models import Count
from django.http import HttpRequest
from django.utils.timezone import localdate, now

from taizhang.core.clocks import local_day
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row, rows_of
from taizhang.notices.balance import Balance
from taizhang.notices.models import Notice
from taizhang.notices.shown import NoticeLine, NoticePage, ReplyLine, Sheet
from taizhang.people.directory import names
from taizhang.places.calendar import calendar
from taizhang.places.gazetteer import Gazetteer
from taizhang.web import dates, lamps, titles
from taizhang.web.addresses import issue_url
from taizhang.web.receipts import sign, site

SHOWN_MOST = 50
REPLIES_MOST = 200


def notices(before: int = 0) -> tuple[NoticeLine, ...]:
    """Return notices, the newest first, from the one before `before` on. One query."""
    rows = Notice.objects.annotate(raised=Count("replies")).order_by("-pk")
    rows = rows.filter(pk__lt=before) if before else rows
    places = Gazetteer()
    return tuple(_line(row, row.raised, places) for row in rows[:SHOWN_MOST])


def notice_page(row: Notice) -> NoticePage:
    """Return the page of one notice. Three queries."""
    cases = list(row.replies.order_by("-pk").values_list("case", flat=True)[:REPLIES_MOST])
    found = rows_of(cases)
    raised = len(cases) if len(cases) < REPLIES_MOST else row.replies.count()
    maker = names({row.made_by}).get(row.made_by)
    return NoticePage(
        line=_line(row, raised, Gazetteer()),
        paragraphs=_paragraphs(row),
        made_by=maker.name if maker else "",
        replies=tuple(_reply(found[case]) for case in cases if case in found),
    )


def sheet(row: Notice, request: HttpRequest) -> Sheet:
    """Return what is printed for each household; its code leads to the place's own page."""
    path, size = sign(row.place, site(request))
    return Sheet(
        title=row.title,
        paragraphs=_paragraphs(row),
        place=Gazetteer().name_of(row.place),
        day=f"{local_day(row.made_at):%Y-%m-%d}",
        reply_by=dates.day(row.reply_by, localdate()),
        path=path,
        size=size,
    )


def balance_of(row: Notice, raised: int) -> Balance:
    """Return how the sheets of `row` stand, of which `raised` became matters."""
    counted = ("printed", "handed_out", "returned", "agreed", "blank")
    return Balance(**{name: getattr(row, name) for name in counted}, raised=raised)


def _line(row: Notice, raised: int, places: Gazetteer) -> NoticeLine:
    today = localdate()
    return NoticeLine(
        id=row.pk,
        title=row.title,
        place=places.name_of(row.place),
        day=dates.day(local_day(row.made_at), today),
        reply_by=dates.day(row.reply_by, today),
        late=row.closed_on is None and row.reply_by < today,
        closed=row.closed_on is not None,
        balance=balance_of(row, raised),
    )


def _paragraphs(row: Notice) -> tuple[str, ...]:
    return tuple(line for line in row.text.splitlines() if line.strip())


def _reply(row: Row) -> ReplyLine:
    return ReplyLine(
        label=numbers.label(row.number),
        url=issue_url(row.number),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, now(), calendar()),
    )

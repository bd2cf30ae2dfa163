"""Puts together the office's pages of second looks."""

import datetime as dt
from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.lots import WEEK
from taizhang.core.vocabulary import Actor, Status
from taizhang.ledger import numbers, second_looks
from taizhang.ledger.queries import IssueFile, Row
from taizhang.ledger.shown import Fact, Photo
from taizhang.lots import weekly
from taizhang.lots.models import Week
from taizhang.secondlook import asking
from taizhang.secondlook.links import LINKS
from taizhang.secondlook.models import Asking
from taizhang.secondlook.people import Candidate, drawing_of, named, phone_of
from taizhang.secondlook.shown import Drawn, DrawnPage, LinkLine, OnePage, WeekLine
from taizhang.web import chips, dates, masking, titles
from taizhang.web.happenings import naming_for, standing_pictures
from taizhang.web.naming import Naming, naming
from taizhang.web.receipts import site
from taizhang.web.sayings import saying

WEEKS_SHOWN = 6


def drawn_page(at: dt.datetime, after: int = 0) -> DrawnPage:
    """Return what lots fell on. Four queries, and the names."""
    found = second_looks.waiting(local_day(at), after)
    rows = [*found.rows, *found.failed]
    known = naming((), (row.place for row in rows), (), at)
    return DrawnPage(
        waiting=tuple(_drawn(row, known) for row in found.rows),
        failed=tuple(_drawn(row, known) for row in found.failed),
        second=second_looks.found(),
        weeks=week_lines(local_day(at)),
        share=weekly.share(),
        after=found.after,
    )


def week_lines(today: dt.date) -> tuple[WeekLine, ...]:
    """Return the weeks drawn from last, the latest first. One query."""
    weeks = Week.objects.order_by("-monday")[:WEEKS_SHOWN]
    return tuple(_week(week, today) for week in weeks)


def one_page(
    request: HttpRequest,
    file: IssueFile,
    by: Actor,
    at: dt.datetime,
    found: tuple[Candidate, ...],
    whole: str = "",
) -> OnePage:
    """Return the page of one matter; `found`: who may be asked about it. One query.

    `whole`: the key of the link whose number is shown whole.
    """
    known = naming_for(file, at, also_places=[file.row.place])
    told = drawing_of(file)
    barred = in_the_way(file, by)
    links = asking.links_of(file.row.case, max(told.rests)) if told else []
    return OnePage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        chips=chips.past(file.row),
        barred=barred,
        told=saying(told, known).note if told else "",
        seed=told.root if told else "",
        result=file.issue.report.result if file.issue.report else "",
        photos=after_photos(file, known),
        facts=tuple(_facts(file, known, local_day(at))),
        links=tuple(_link(request, link, file, at, found, whole) for link in links),
    )


def after_photos(file: IssueFile, known: Naming) -> tuple[Photo, ...]:
    """Return the pictures of how it was left, one of which may be shown to whoever looks."""
    return tuple(
        photo for photo in standing_pictures(file, known) if photo.tag == _("整改后")
    )


def in_the_way(file: IssueFile, by: Actor) -> str:
    """Return why nothing can be asked or written down by `by`, "" if nothing is in the way."""
    issue = file.issue
    if not issue.lots.open:
        if issue.status is not Status.STRUCK_OFF:
            return _("这件事不在销号状态，不用再抽看。")
        return _("这件事没有等着的抽看：没抽中，或已经有了答复。")
    if by.id in issue.handlers:
        return _("您是这件事的办理人，请谁去看、怎么答复都不能由您经手。请交给同事。")
    return ""


def address_of(request: HttpRequest, link: Asking) -> str:
    """Return the whole address to send to somebody."""
    path = reverse("s2:look", args=[LINKS.token_of(link.key)])
    return f"{site(request)}{path}"


def _drawn(row: Row, known: Naming) -> Drawn:
    ended = row.struck_off_on
    return Drawn(
        number=row.number,
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        place=known.where(row).name,
        category=known.category(row.category),
        ended=dates.day(ended, local_day(known.now)) if ended else "",
    )


def _week(week: Week, today: dt.date) -> WeekLine:
    first, last = week.monday - WEEK, week.monday - dt.timedelta(days=1)
    words = _("销号 %(count)d 件，抽 %(share)d%%，抽中 %(drawn)d 件")
    return WeekLine(
        days=f"{dates.day(first, today)} – {dates.day(last, today)}",
        said=words % {"count": week.count, "share": week.share, "drawn": week.drawn},
        size=week.size,
        root=week.root,
    )


def _facts(file: IssueFile, known: Naming, today: dt.date) -> Iterator[Fact]:
    row = file.row
    place = known.where(row)
    yield Fact(_("地点"), place.name, place.note)
    yield Fact(_("类别"), known.category(row.category))
    yield Fact(_("办理"), known.hands(row))
    if file.issue.struck_off_on:
        yield Fact(_("销号"), dates.day(file.issue.struck_off_on, today))
    for entry in file.entries:
        if isinstance(entry.event, ev.SecondLookDrawn | ev.SecondLookRecorded):
            said = saying(entry.event, known)
            yield Fact(dates.day(local_day(entry.at), today), said.said, said.note)


def _link(
    request: HttpRequest,
    link: Asking,
    file: IssueFile,
    at: dt.datetime,
    found: tuple[Candidate, ...],
    whole: str,
) -> LinkLine:
    live, shown = asking.alive(link, file.issue, at), link.key == whole
    phone = phone_of(found, link.whom) if live else ""
    return LinkLine(
        key=link.key,
        who=named(found, link.looked, link.whom),
        phone=phone if shown else masking.phone(phone),
        whole=shown,
        state=_state(link, at, live=live),
        live=live,
        url=address_of(request, link) if live else "",
    )


def _state(link: Asking, at: dt.datetime, *, live: bool) -> str:
    if link.answered_at is not None:
        return _("已答复")
    if link.withdrawn_at is not None:
        return _("已收回")
    if at >= link.expires_at:
        return _("已到期")
    return _("还没答复") if live else _("别人已经答复")

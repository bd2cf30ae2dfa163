"""The desk, put together: one query for what is its owner's, one for news, one for heaps."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core.clocks import Calendar, local_day
from taizhang.core.issue import Entry
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty, LampColour
from taizhang.desk import heaps
from taizhang.desk.heaps import Desk, Sort, Spot
from taizhang.desk.looking import own
from taizhang.desk.presence import people_in, presence
from taizhang.desk.shown import DeskPage, Heap, Matter, News, Next
from taizhang.emptying.due import due
from taizhang.gate.holding import waiting_count
from taizhang.ledger import numbers, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.ledger.waiting import Pile, Waiting, news, waiting
from taizhang.outbox.ringing import RINGING
from taizhang.people.heads import alone_before
from taizhang.people.identity import actor_of
from taizhang.people.models import Unit, User
from taizhang.places.calendar import calendar
from taizhang.places.directory import office
from taizhang.places.names import community_names
from taizhang.tongue import local
from taizhang.web import changes, chips, dates, lamps, titles
from taizhang.web.addresses import issue_url, ledger_url
from taizhang.web.naming import Naming, naming

NEWS_MOST = 20
QUIET_DAYS = 7


def desk_page(user: User, at: dt.datetime) -> DeskPage:
    """Return everything on the desk of `user`. Four queries, and the names on it."""
    desk, mine = desk_of(user), own(user, at)
    entries = news(desk.by, mine.seen or 0, NEWS_MOST + 1)
    spots = heaps.heaps_of(desk)
    cases = {entry.case for entry in entries}
    wanted = [heaps.filters(spot.sort, spot.desk) for spot in spots]
    found = waiting(wanted, at, also=cases)
    known, days = _names(found, entries, at, desk), calendar()
    shown = [
        _heap(spot, pile, known, days)
        for spot, pile in zip(spots, found.piles, strict=True)
    ]
    there = tuple(heap for heap in shown if heap.count)
    return DeskPage(
        heaps=there,
        quiet=tuple(_quiet(spots, shown)),
        presence=presence(user, desk.by, mine.unread, known),
        news=_news(entries, found, known, days, NEWS_MOST),
        drafts=mine.drafts,
        next=() if there else tuple(_next(desk, at)),
        held_count=waiting_count() if Duty.ACCEPT in desk.by.duties else 0,
        boxes=due(desk.by, local_day(at)),
        to_ring=mine.to_ring if desk.by.duties & RINGING else 0,
    )


def news_page(user: User, at: dt.datetime, most: int) -> News:
    """Return all that changed since `user` looked, but not more than `most`. Three queries."""
    desk = desk_of(user)
    entries = news(desk.by, own(user, at).seen or 0, most + 1)
    found = waiting([], at, also={entry.case for entry in entries})
    return _news(entries, found, _names(found, entries, at, desk), calendar(), most)


def desk_of(user: User) -> Desk:
    """Return whose desk it is."""
    by = actor_of(user)
    here = office()
    return Desk(
        by,
        _community(user.unit),
        here.preset,
        Switch.SUPERVISION in here.switched_on,
        alone_before(by),
        looks_back=Switch.LOOK_BACK in here.switched_on,
    )


def _community(unit: Unit) -> str:
    """Return the community that a unit looks after: 北湖社区党委 looks after 北湖社区."""
    if unit.kind != Unit.Kind.COMMUNITY:
        return ""
    called = local(unit.name, unit.name_en)
    named = community_names().items()
    return next((code for code, name in named if called.startswith(name)), "")


def _names(found: Waiting, entries: Iterable[Entry], at: dt.datetime, desk: Desk) -> Naming:
    rows = [row for pile in found.piles for row in pile.rows]
    away = people_in(desk.by)
    people = chain((row.handler for row in rows), changes.people_in(entries), away)
    return naming(people, (row.place for row in rows), (), at)


def _heap(spot: Spot, pile: Pile, known: Naming, days: Calendar) -> Heap:
    sort, desk = spot.sort, spot.desk
    return Heap(
        key=spot.key,
        name=_name(spot, known),
        icon=sort.icon,
        hint=str(sort.hint),
        count=pile.count,
        url=heaps.address(sort, desk),
        # Where all of them are red, the count itself says so.
        red_count=0 if sort.red else pile.red_count,
        red_url=heaps.address(sort, desk, LampColour.RED),
        amber_count=0 if sort.red else pile.amber_count,
        amber_url=heaps.address(sort, desk, LampColour.AMBER),
        matters=tuple(_matter(row, sort, desk, known, days) for row in pile.rows),
    )


def _quiet(spots: Iterable[Spot], shown: Iterable[Heap]) -> Iterator[str]:
    """Yield what does not wait at all; what would be other people's is not missed."""
    for spot, heap in zip(spots, shown, strict=True):
        if not (heap.count or spot.away or spot.sort.alone):
            yield heap.name


def _name(spot: Spot, known: Naming) -> str:
    if not spot.away:
        return str(spot.sort.name)
    heap = spot.sort.theirs or spot.sort.name
    return _("代 %(away)s：%(heap)s") % {"away": known.person(spot.away), "heap": heap}


def _matter(row: Row, sort: Sort, desk: Desk, known: Naming, days: Calendar) -> Matter:
    here = heaps.list_of(sort, desk)
    words, url = heaps.button(row, sort, desk.by, here.query)
    place = known.where(row)
    until = local_day(row.clock.due_at) if row.clock else row.look_back_on
    due = dates.day(until, local_day(known.now)) if until else ""
    return Matter(
        label=numbers.label(row.number),
        url=issue_url(row.number, query=here.query),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, known.now, days),
        chips=chips.past(row),
        place=f"{place.name} {place.note}".strip(),
        hands=known.hands(row),
        due=due,
        act=words,
        act_url=url,
    )


def _news(
    entries: tuple[Entry, ...], found: Waiting, known: Naming, days: Calendar, most: int
) -> News:
    more = len(entries) > most
    first = entries[:most]
    return News(
        changes=changes.changes(first, found.also, known, days),
        count=len(first),
        newest=first[0].seq if first else 0,
        more_url=reverse("desk:changes") if more else "",
    )


def _next(desk: Desk, at: dt.datetime) -> Iterator[Next]:
    """Yield what is useful where nothing waits. One query."""
    quiet = Filters(phase="open", quiet_days=QUIET_DAYS)
    if count := queries.counts(quiet, at).total:
        words = ngettext("看看一周没动静的 %(n)d 件", "看看一周没动静的 %(n)d 件", count)
        yield Next(words % {"n": count}, ledger_url(phase="open", quiet=str(QUIET_DAYS)))
    if Duty.REGISTER in desk.by.duties:
        yield Next(_("登记一件"), reverse("intake:register"))
    if Duty.IMPORT in desk.by.duties:
        yield Next(_("导入旧台账"), reverse("exchange:imports"))

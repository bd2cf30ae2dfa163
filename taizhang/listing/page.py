"""The ledger page, put together: rows, counts, tabs, lamps, conditions to drop."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import Duty, LampColour
from taizhang.ledger import queries
from taizhang.ledger.counting import LIT, Overview, overview, tallies
from taizhang.ledger.shown import (
    Column,
    Facet,
    FilterChip,
    LedgerPage,
    PageSize,
    Sort,
    Suggestion,
    Tab,
    ViewLinks,
)
from taizhang.listing import builtin
from taizhang.listing.columns import KINDS
from taizhang.listing.lines import lines, names_for
from taizhang.listing.viewing import (
    TABS_MOST,
    Layout,
    Named,
    Views,
    conditions_in,
    may_change,
    narrows,
)
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.places.calendar import calendar
from taizhang.web.addresses import ledger_url, with_changes
from taizhang.web.asked import PAGE_SIZES, Asked, worded
from taizhang.web.came_from import CameFrom
from taizhang.web.conditions import ConditionsForm
from taizhang.web.naming import Naming

PEOPLE = ("handler", "worked_by")
SHOWN_AS_CONDITIONS = (
    *("phase", "community", "category", "unit", "besides", "status", "awaits", "channel"),
    *("nature", "urgency", "due", "quiet", "recurring", "supervised", "brought", "raised"),
    *(
        "raised_from",
        "raised_to",
        "ended",
        *PEOPLE,
        "place",
        "words",
        "lamp",
        "batch",
        "look_back",
    ),
)


@dataclass(frozen=True)
class Looking:
    """Who looks at the ledger, under which address, asking what, with which views, when."""

    user: User
    state: QueryDict
    asked: Asked
    views: Views
    now: dt.datetime

    @property
    def slug(self) -> str:
        """The view that is open; the first one where the address names none of theirs."""
        named = self.asked.view
        return named if self.views.find(named) else builtin.OPEN

    @property
    def view(self) -> Named | None:
        """The view that is open, if the address names one."""
        bare = not conditions_in(self.state)
        return self.views.find(self.asked.view or (builtin.OPEN if bare else ""))

    @property
    def is_whole_view(self) -> bool:
        """Whether the address asks just what its view keeps."""
        if self.view is None:
            return False
        kept = Asked.at_address(QueryDict(self.view.conditions))
        return (self.asked.filters, self.asked.order) == (kept.filters, kept.order)

    @property
    def layout(self) -> Layout:
        """How this person sees the view that is open."""
        return self.views.layout(self.slug)

    @property
    def size(self) -> int:
        """How many rows a page has."""
        return self.asked.size or self.layout.size

    @property
    def here(self) -> CameFrom:
        """The list as its rows name it where they lead on, also at the bare address."""
        named = CameFrom.at_address(self.state)
        return named if named.conditions else CameFrom(f"phase={self.asked.scope}")

    def url(self, **changes: str) -> str:
        """Return the address of this list with other conditions, counted afresh.

        An address without any condition belongs to the view that it names, or to the one
        that the ledger opens with: where the last condition is dropped, the scope is said.
        """
        changes = {"exact": ""} | changes
        said = {name: self.state.get(name, "") for name in self.state}
        if not narrows(said | changes):
            changes["phase"] = "open"
        return with_changes(self.state, **changes)


def ledger_page(looking: Looking) -> LedgerPage:
    """Return the page of the ledger that somebody looks at.

    Two queries: counts and rows; three where words are sought or nothing is found.
    """
    state, filters, now = looking.state, looking.asked.filters, looking.now
    tabs = looking.views.named[:TABS_MOST]
    lists = [Asked.at_address(QueryDict(view.conditions)).filters for view in tabs]
    counts = overview(filters, lists, now, exact=bool(state.get("exact")))
    page = queries.page(
        filters,
        now,
        sort=looking.asked.order,
        after=state.get("after", ""),
        before=state.get("before", ""),
        size=looking.size,
    )
    people = (looking.asked.said.get(name, "") for name in PEOPLE)
    known, days = names_for(page.rows, now, people), calendar()
    chips, here = tuple(_chips(looking, known)), looking.here
    return LedgerPage(
        lines=lines(page.rows, known, days, (looking.layout.columns, here.query)),
        total=counts.total,
        columns=tuple(_columns(looking)),
        facets=tuple(_facets(looking, counts)),
        filters=chips,
        tabs=tuple(_tabs(looking, tabs, counts)),
        sizes=tuple(_sizes(looking)),
        suggestions=() if page.rows else _suggestions(looking, chips),
        nothing_in=looking.view.name if looking.view and looking.is_whole_view else "",
        view=_links(looking),
        density=looking.layout.density,
        row_count=counts.total.number + 1 if counts.total.exact else -1,
        words=filters.words,
        clear_url=ledger_url(phase="open"),
        exact_url="" if counts.total.exact else with_changes(state, exact="1"),
        previous_url=with_changes(state, before=page.before) if page.before else "",
        next_url=with_changes(state, after=page.after) if page.after else "",
        xlsx_url=with_changes(state, "listing:xlsx"),
        csv_url=with_changes(state, "listing:csv"),
        edit_url=with_changes(state, "roundtrip:out") if edits(looking.user) else "",
    )


def _facets(looking: Looking, counts: Overview) -> Iterator[Facet]:
    labels = {
        LampColour.RED: _("超期"),
        LampColour.AMBER: _("临期"),
        LampColour.GREEN: _("期内"),
        LampColour.WAITING: _("待受理"),
        LampColour.PAUSED: _("挂账"),
        LampColour.NONE: _("待确认"),
    }
    lit = looking.asked.filters.lamp
    for shade in LIT:
        # Few offices park much: where there is nothing parked, nobody reads of it.
        if shade is LampColour.PAUSED and not counts.lamps[shade].number and lit != shade:
            continue
        chosen = "" if lit == shade.value else shade.value
        yield Facet(
            key=shade.value,
            label=labels[shade],
            colour=shade,
            count=counts.lamps[shade],
            url=looking.url(lamp=chosen, phase=""),
            on=lit == shade.value,
        )


def _tabs(looking: Looking, tabs: tuple[Named, ...], counts: Overview) -> Iterator[Tab]:
    here = looking.view
    for view, count in zip(tabs, counts.others, strict=True):
        yield Tab(view.slug, view.name, count, view.url, on=view is here)


def _columns(looking: Looking) -> Iterator[Column]:
    order = looking.asked.order
    for key in looking.layout.columns:
        kind = KINDS[key]
        yield Column(
            key, str(kind.heading), _sort(looking, kind.sort, order) if kind.sort else None
        )


def _sort(looking: Looking, name: str, order: str) -> Sort:
    turned = f"-{name}" if order == name else name
    direction = {name: "ascending", f"-{name}": "descending"}.get(order, "")
    return Sort(looking.url(sort=turned), direction)


def _sizes(looking: Looking) -> Iterator[PageSize]:
    for size in PAGE_SIZES:
        yield PageSize(size, looking.url(size=str(size)), on=size == looking.size)


def _chips(looking: Looking, known: Naming) -> Iterator[FilterChip]:
    for name in SHOWN_AS_CONDITIONS:
        value = looking.asked.said.get(name)
        # Open matters are what everybody looks at: that narrows nothing.
        if value and (name, value) != ("phase", "open"):
            label = str(ConditionsForm.base_fields[name].label)
            words = known.person(value) if name in PEOPLE else worded(name, value)
            dropped = looking.url(**{"q" if name == "words" else name: ""})
            yield FilterChip(label, words, dropped)


def _links(looking: Looking) -> ViewLinks:
    query = looking.state.urlencode()
    here, state = looking.view, f"?{query}" if query else ""
    changed = bool(here and here.slug != builtin.OPEN and not looking.is_whole_view)
    return ViewLinks(
        columns_url=reverse("listing:columns", args=[looking.slug]) + state,
        save_url=reverse("listing:save-view") + state,
        all_url=reverse("listing:views"),
        restore_url=here.url if here and changed else "",
        keep_slug=here.slug if here and changed and may_change(looking.user, here) else "",
    )


def _suggestions(looking: Looking, chips: tuple[FilterChip, ...]) -> tuple[Suggestion, ...]:
    """Return what there is to see with one condition less or, instead of a view, in others."""
    if chips and not looking.is_whole_view:
        offered = [(_("去掉“%(label)s”") % {"label": c.label}, c.remove_url) for c in chips]
    else:
        offered = [(view.name, view.url) for view in looking.views.named]
    queries_of = (QueryDict(url.partition("?")[2]) for _name, url in offered)
    lists = [Asked.at_address(query).filters for query in queries_of]
    return tuple(
        Suggestion(label, count, url)
        for (label, url), count in zip(offered, tallies(lists, looking.now), strict=True)
        if count.number
    )


def edits(user: User) -> bool:
    """Return whether `user` may put right what stands on the ledger, or give it out."""
    return bool({Duty.CORRECT, Duty.DISPATCH} & duties_of(user))

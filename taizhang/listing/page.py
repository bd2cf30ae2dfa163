"""The ledger page, put together: rows, counts, lamps to narrow by, conditions to drop."""

import datetime as dt

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import LampColour
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.shown import (
    Count,
    Facet,
    FilterChip,
    LedgerPage,
    Sort,
    Sorts,
)
from taizhang.listing.lines import line, names_for
from taizhang.places.calendar import calendar
from taizhang.web.addresses import with_changes
from taizhang.web.conditions import ConditionsForm
from taizhang.web.wording import word

FACETS = (
    LampColour.RED,
    LampColour.AMBER,
    LampColour.GREEN,
    LampColour.WAITING,
    LampColour.NONE,
)
SHOWN_AS_CONDITIONS = (
    "phase",
    "community",
    "category",
    "unit",
    "status",
    "channel",
    "nature",
    "raised_from",
    "raised_to",
    "words",
    "lamp",
    "batch",
)


def ledger_page(form: ConditionsForm, state: QueryDict, now: dt.datetime) -> LedgerPage:
    """Return the page of the ledger that the address `state` asks for. Four queries."""
    filters, order = form.filters(), form.order
    counts = queries.counts(filters, now)
    page = queries.page(
        filters,
        now,
        sort=order,
        after=state.get("after", ""),
        before=state.get("before", ""),
    )
    known, days = names_for(page.rows, now), calendar()
    return LedgerPage(
        lines=tuple(line(row, known, days) for row in page.rows),
        total=Count(counts.total),
        sorts=_sorts(state, order),
        facets=_facets(state, filters, counts),
        filters=_chips(form, state),
        words=filters.words,
        clear_url=with_changes(QueryDict()),
        previous_url=with_changes(state, before=page.before) if page.before else "",
        next_url=with_changes(state, after=page.after) if page.after else "",
        xlsx_url=with_changes(state, "listing:xlsx"),
        csv_url=with_changes(state, "listing:csv"),
    )


def _facets(
    state: QueryDict, filters: Filters, counts: queries.Counts
) -> tuple[Facet, ...]:
    labels = {
        LampColour.RED: _("超期"),
        LampColour.AMBER: _("临期"),
        LampColour.GREEN: _("期内"),
        LampColour.WAITING: _("待受理"),
        LampColour.NONE: _("待确认"),
    }
    return tuple(
        Facet(
            key=shade.value,
            label=labels[shade],
            colour=shade,
            count=Count(counts.lamps[shade]),
            url=with_changes(
                state, lamp="" if filters.lamp == shade.value else shade.value, phase=""
            ),
            on=filters.lamp == shade.value,
        )
        for shade in FACETS
    )


def _sorts(state: QueryDict, order: str) -> Sorts:
    def sort(name: str) -> Sort:
        turned = f"-{name}" if order == name else name
        direction = {name: "ascending", f"-{name}": "descending"}.get(order, "")
        return Sort(with_changes(state, sort=turned), direction)

    return Sorts(
        lamp=sort("due"), number=sort("number"), raised=sort("raised"), due=sort("due")
    )


def _chips(form: ConditionsForm, state: QueryDict) -> tuple[FilterChip, ...]:
    said = form.cleaned_data
    return tuple(
        FilterChip(
            str(form[name].label) if name != "lamp" else _("灯"),
            _worded(form[name], said[name]),
            with_changes(state, **{"q" if name == "words" else name: ""}),
        )
        for name in SHOWN_AS_CONDITIONS
        if said.get(name)
    )


def _worded(field: BoundField, value: object) -> str:
    if field.name == "lamp":
        return word(LampColour(str(value)))
    offered = getattr(field.field, "choices", ())
    for code, name in offered:
        if isinstance(name, list | tuple):
            for inner_code, inner_name in name:
                if inner_code == value:
                    return str(inner_name)
        elif code == value:
            return str(name)
    return str(value)

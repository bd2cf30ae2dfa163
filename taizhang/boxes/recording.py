"""The record of an opening (开箱记录): what two people put their names to, on one page."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.boxes.listing import outcomes_of, seal_note, sums
from taizhang.boxes.shown import Sum
from taizhang.boxes.wording import OUTCOMES
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.emptying.balance import Outcome
from taizhang.emptying.models import Opening, Slip
from taizhang.ledger import numbers
from taizhang.ledger.queries import rows_of
from taizhang.people.directory import names
from taizhang.places.directory import office
from taizhang.tongue import local
from taizhang.web import titles


@dataclass(frozen=True)
class Became:
    """A slip and what it became."""

    n: int
    outcome: str
    label: str
    said: str


@dataclass(frozen=True)
class Record:
    """An opening as it is printed. `facts`: label and value; `signed`: "" while it is not."""

    office: str
    box: str
    nth: int
    facts: tuple[tuple[str, str], ...]
    counted: int
    balance: tuple[Sum, ...]
    slips: tuple[Became, ...]
    signed: str


def record_of(row: Opening) -> Record:
    """Return the record of an opening. Four queries."""
    who = (row.opened_by, row.witness, row.signed_by, row.signed_with)
    people = {key: person.name for key, person in names(set(who) - {""}).items()}
    named = [people.get(each, "") for each in who]
    both = _("、")
    facts = [
        (_("开箱"), f"{_moment(row.opened_at)} {both.join(named[:2])}"),
        (_("开箱时的封条"), row.seal_found),
        (_("封条情况"), seal_note(row) or _("完好，和上次封的一致")),
        (_("清点"), _counted(row)),
        (_("新封条"), row.seal_new or _("还没封")),
    ]
    signed = ""
    if row.signed_at:
        signed = f"{_moment(row.signed_at)} {both.join(named[2:])}"
        facts.append((_("签字"), signed))
    point = row.box.point
    return Record(
        office=office().name,
        box=local(point.name, point.name_en),
        nth=row.number,
        facts=tuple(facts),
        counted=row.counted or 0,
        balance=sums(outcomes_of([row]).get(row.pk, {}), all_of_them=True),
        slips=_became(row),
        signed=signed,
    )


def _became(row: Opening) -> tuple[Became, ...]:
    slips = list(Slip.objects.filter(opening=row).order_by("n"))
    known = rows_of([slip.case for slip in slips if slip.case])
    found = []
    for slip in slips:
        matter = known.get(slip.case)
        label = numbers.label(matter.number) if matter else ""
        said = titles.title(matter.summary) if matter else slip.reason
        outcome = Outcome(slip.outcome)
        found.append(Became(slip.n, str(OUTCOMES[outcome]), label, said))
    return tuple(found)


def _counted(row: Opening) -> str:
    if row.counted is None:
        return _("还没清点")
    told = ngettext("%(n)d 张", "%(n)d 张", row.counted) % {"n": row.counted}
    if row.first_count == row.counted or not row.recounted:
        return told
    more = {"told": told, "first": row.first_count, "why": row.recounted}
    return _("%(told)s（先数 %(first)d 张；%(why)s）") % more


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"

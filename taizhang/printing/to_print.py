"""What is to be printed: the ledger's own conditions, a month, rows chosen by hand.

All of it stands in the address, so that a sheet can be printed again, and sent to somebody.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.ledger import queries
from taizhang.ledger.queries import Row
from taizhang.people.directory import names
from taizhang.printing.calendar_months import Month, month_from
from taizhang.web.addresses import with_changes
from taizhang.web.asked import Asked, worded
from taizhang.web.conditions import ConditionsForm
from taizhang.web.wanted import sealed

# What is made while its reader waits; more becomes volumes, in the background.
AT_ONCE = 1000
# As many as an address can name.
CHOSEN_MOST = 300
PARTS = (
    ("", gettext_lazy("不分")),
    ("grid", gettext_lazy("按网格分")),
    ("unit", gettext_lazy("按责任单位分")),
    ("month", gettext_lazy("按登记月份分")),
)
OWN = ("month", "by", "only")
# What an address says that narrows nothing, or stands in the title already.
UNSAID = frozenset({"phase", "sort", "view", "size"})
ORDERS = {
    "due": gettext_lazy("到期近的在前"),
    "-due": gettext_lazy("到期远的在前"),
    "number": gettext_lazy("按编号从小到大"),
    "-number": gettext_lazy("按编号从大到小"),
    "raised": gettext_lazy("登记早的在前"),
    "-raised": gettext_lazy("登记晚的在前"),
}
PEOPLE = ("handler", "worked_by")


class PartsForm(forms.Form):
    """How the sheets are parted, and which month they show. A wrong answer asks nothing."""

    month = forms.CharField(
        label=gettext_lazy("登记月份"),
        required=False,
        max_length=7,
        widget=forms.TextInput({"type": "month"}),
    )
    by = forms.ChoiceField(label=gettext_lazy("怎样分页"), required=False, choices=PARTS)


@dataclass(frozen=True)
class ToPrint:
    """What somebody wants on paper. `address`: what stands in the address bar."""

    address: QueryDict
    conditions: Asked
    by: str
    month: Month | None
    only: tuple[str, ...]

    @classmethod
    def at_address(cls, address: QueryDict) -> "ToPrint":
        """Return what an address asks for; what makes no sense in it asks for nothing."""
        parts = PartsForm(address.dict())
        parts.is_valid()
        month = month_from(parts.cleaned_data.get("month", ""))
        only = tuple(filter(None, address.get("only", "").split(",")))[:CHOSEN_MOST]
        conditions = Asked.at_address(_within(address, month))
        return cls(address, conditions, parts.cleaned_data.get("by", ""), month, only)

    def rows(self, at: dt.datetime) -> Iterator[Row]:
        """Yield the rows in the order asked for. One query."""
        if self.only:
            known = queries.rows_of(list(self.only))
            yield from (known[case] for case in self.only if case in known)
            return
        yield from queries.stream(self.conditions.filters, at, sort=self.conditions.order)

    def rows_at_once(self, at: dt.datetime) -> tuple[Row, ...]:
        """Return the rows, at most one more than can be printed at once. One query."""
        return tuple(islice(self.rows(at), AT_ONCE + 1))

    @property
    def range(self) -> str:
        """What stands after the title, in brackets."""
        if self.only:
            return _("所选")
        return self.month.named if self.month else worded("phase", self.conditions.scope)

    @property
    def filtered_by(self) -> str:
        """The conditions and the order, in words. At most one query."""
        if self.only:
            return _("从台账上选出的几件")
        skipped = {*UNSAID, *(("raised_from", "raised_to") if self.month else ())}
        told = [
            _("%(label)s：%(value)s")
            % {"label": _label(name), "value": _value(name, value)}
            for name, value in self.conditions.said.items()
            if name not in skipped
        ]
        return " · ".join([*(told or [_("全街道")]), str(ORDERS[self.conditions.order])])

    def live(self) -> str:
        """Return the address of the list as it is now, or of these rows."""
        if self.only:
            return self.url()
        within = _within(self.address, self.month)
        return with_changes(within, **dict.fromkeys(OWN, ""))

    def url(self, view: str = "printing:ledger") -> str:
        """Return the address of these sheets in another form."""
        return with_changes(self.address, view)


def of_chosen(cases: tuple[str, ...]) -> str:
    """Return the address of the sheet of just these matters."""
    return f"{reverse('printing:ledger')}?only={','.join(cases)}"


def of_conditions(conditions: Mapping[str, str]) -> str:
    """Return the address of the sheets of everything under `conditions`, words sealed."""
    said = QueryDict(mutable=True)
    said.update({name: value for name, value in conditions.items() if name != "words"})
    return with_changes(said, "printing:ledger", q=sealed(conditions.get("words", "")))


def _within(address: QueryDict, month: Month | None) -> QueryDict:
    """Return `address` narrowed to what was registered in `month`, whatever became of it."""
    if month is None:
        return address
    narrowed = address.copy()
    narrowed["raised_from"] = month.first.isoformat()
    narrowed["raised_to"] = month.last.isoformat()
    narrowed.setdefault("phase", "all")
    narrowed.setdefault("sort", "number")
    return narrowed


def _label(name: str) -> str:
    return str(ConditionsForm.base_fields[name].label)


def _value(name: str, value: str) -> str:
    # Whom somebody looked for is nobody's business who passes the printer.
    if name == "words":
        return _("（不印出）")
    if name in PEOPLE:
        person = names([value]).get(value)
        return person.name if person else _("一位同事")
    return worded(name, value)

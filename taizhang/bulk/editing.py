"""Editing one cell of the ledger in its place: the unit, or the category, of one issue.

The same acts as on many rows, on one; what others did meanwhile is told before anything
is written over.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.bulk.acts import ACTS, BulkAct
from taizhang.bulk.steps import Wanted
from taizhang.ledger.queries import IssueFile
from taizhang.people.receivers import receivers
from taizhang.places.names import category_groups
from taizhang.web.acting import ActForm, text_field
from taizhang.web.selects import Select, offer, select_field, settle_receiver


class EditForm(ActForm):
    """Edits one cell. `act` names what that is to the ledger."""

    cell: ClassVar[str]
    act: ClassVar[BulkAct]
    label: ClassVar[Promise]

    def __init__(self, data: Any = None, *, file: IssueFile) -> None:
        """Make the form for a cell of the issue of `file`."""
        super().__init__(data, auto_id="id_cell_%s", initial={"n": file.issue.n})
        self.file = file
        self.fit()

    def fit(self) -> None:
        """Fit the fields to what stands in the cell."""

    def wanted(self) -> Wanted:
        """Return what the filled-in form asks for."""
        own = {name: v for name, v in self.cleaned_data.items() if name not in {"key", "n"}}
        return Wanted(self.cleaned_data["key"], self.act.name, self.sent.fingerprint, own)


class UnitForm(EditForm):
    """Gives the issue to another unit or person."""

    cell = "unit"
    act = ACTS["dispatch"]
    label = _("责任单位")
    unit = select_field(_("责任单位"))
    handler = select_field(_("责任人"))

    def fit(self) -> None:
        """Offer the units and their people."""
        self.receivers = receivers()
        offer(self, "unit", self.receivers.unit_options(gettext("请选择单位")))
        offer(self, "handler", self.receivers.people_options())
        row = self.file.row
        self.initial.update(unit=row.unit, handler=row.handler)

    def clean(self) -> dict[str, Any]:
        """Take the unit from the chosen person, and check that the two fit together."""
        super().clean()
        settle_receiver(self, self.receivers)
        return self.cleaned_data


class CategoryForm(EditForm):
    """Puts the category right."""

    cell = "category"
    act = ACTS["correct"]
    label = _("类别")
    category = forms.CharField(label=_("类别"), widget=Select)
    reason = text_field(_("为什么改"))

    def fit(self) -> None:
        """Offer the categories, and the usual reason."""
        offer(self, "category", category_groups())
        usual = gettext("台账上更正类别")
        self.initial.update(category=self.file.row.category, reason=usual)


CELLS: Mapping[str, type[EditForm]] = {kind.cell: kind for kind in (UnitForm, CategoryForm)}

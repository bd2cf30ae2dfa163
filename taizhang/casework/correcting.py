"""Putting right what was written down wrongly. Only what was changed is sent to the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.casework.action import IssueForm, one_of
from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature, Urgency
from taizhang.people.directory import units
from taizhang.people.models import Unit
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_groups
from taizhang.web.acting import text_field
from taizhang.web.selects import Select, offer, select_field

CODES = ("nature", "category", "urgency", "place")


class ComplainedOfForm(IssueForm):
    """Says which unit the resident complains of, so that nobody there sees the matter.

    The office itself is not among them: what is said of it goes to those who supervise it.
    """

    command = co.NameComplainedOf
    unit = select_field(gettext_lazy("被反映单位"))

    def fit(self) -> None:
        """Offer the units, and begin with the one that stands."""
        own = [(u.code, u.name) for u in units() if u.kind != Unit.Kind.SUBDISTRICT]
        offer(self, "unit", [("", _("没有反映哪家单位")), *own])
        self.initial.setdefault("unit", self.file.issue.complained_of)


class CorrectForm(IssueForm):
    """Corrects an issue. Every field but the reason begins as it stands."""

    command = co.CorrectIssue
    summary = text_field(gettext_lazy("事由"))
    category = forms.CharField(label=gettext_lazy("类别"), widget=Select)
    nature = one_of(gettext_lazy("性质"), Nature, radio=False)
    urgency = one_of(gettext_lazy("缓急"), Urgency)
    place = select_field(gettext_lazy("地点"))
    place_text = text_field(
        gettext_lazy("详细地点"), hint=gettext_lazy("原来的不显示；不改就空着")
    )
    reason = text_field(gettext_lazy("为什么改"), 2)
    spans = {"category": 3, "nature": 3, "place": 3, "place_text": 3}

    def fit(self) -> None:
        """Begin with what stands on the ledger."""
        row = self.file.row
        self.gazetteer = Gazetteer()
        offer(self, "category", category_groups())
        offer(self, "place", [("", _("未定位")), *self.gazetteer.options(row.place)])
        for name in (*CODES, "summary"):
            self.initial.setdefault(name, getattr(row, name))

    def commands(self) -> tuple[co.Command, ...]:
        """Return the correction, with nothing in it that stays as it was."""
        row, said = self.file.row, self.cleaned_data
        changed: dict[str, Any] = {
            name: said[name] for name in CODES if said[name] != getattr(row, name)
        }
        if "place" in changed:
            changed["community"] = self.gazetteer.community_of(changed["place"])
        if said["summary"] != row.summary:
            changed["summary"] = said["summary"]
        return (
            co.CorrectIssue(
                reason=said["reason"], place_text=said["place_text"], **changed
            ),
        )

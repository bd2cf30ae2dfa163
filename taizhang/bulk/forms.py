"""The forms of the acts on many rows: what they ask, and what stands in their way."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from taizhang.bulk.acts import ACTS, BulkAct
from taizhang.bulk.steps import Wanted
from taizhang.ledger import book, numbers
from taizhang.ledger.queries import Row
from taizhang.people.receivers import receivers
from taizhang.places.names import category_groups, category_names
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.selection import MOST, Selection
from taizhang.web.selects import Select, offer, select_field, settle_receiver
from taizhang.web.titles import title


class BulkForm(KeyedForm):
    """The form of an act on a selection. `rows` are what was chosen, or the first of them."""

    spans: ClassVar[dict[str, int]] = {}

    def __init__(
        self,
        data: Any = None,
        *,
        act: BulkAct,
        selection: Selection,
        rows: Sequence[Row],
    ) -> None:
        """Make the form of `act` on what was chosen."""
        super().__init__(data, auto_id=f"id_{act.name}_%s")
        self.act, self.selection, self.chosen = act, selection, tuple(rows)
        self.fit()

    def fit(self) -> None:
        """Fit the fields to what was chosen. Most need nothing."""

    def clean(self) -> dict[str, Any]:
        """Check that what was chosen is what is there now, and not too much of it."""
        said = super().clean() or self.cleaned_data
        if trouble := self._trouble():
            self.add_error(None, trouble)
        return said

    def wanted(self) -> Wanted:
        """Return the act that the filled-in form asks for."""
        contents = {name: v for name, v in self.cleaned_data.items() if name != "key"}
        chosen = self.selection
        sent = book.form(
            str(self.cleaned_data["key"]),
            sorted(contents.items()),
            sorted(chosen.seen.items()),
            sorted((chosen.conditions or {}).items()),
        )
        return Wanted(self.cleaned_data["key"], self.act.name, sent.fingerprint, contents)

    @property
    def rows(self) -> list[tuple[forms.BoundField, int]]:
        """The visible fields with the columns each takes."""
        return [(field, self.spans.get(field.name, 0)) for field in self.visible_fields()]

    def _trouble(self) -> str:
        count, told = len(self.chosen), self.selection.count
        most = self.act.most or MOST
        if count > most:
            return gettext("没有办：一次最多办 %(most)d 条。请先用筛选收窄，分几次办。") % {
                "most": most
            }
        if self.selection.everything and count != told:
            self.selection = Selection({}, self.selection.conditions, count)
            return ngettext(
                "没有办：您打开这一页以后，符合条件的从 %(told)d 条变成了 %(count)d 条。"
                "仍要办，就再按一次。",
                "没有办：您打开这一页以后，符合条件的从 %(told)d 条变成了 %(count)d 条。"
                "仍要办，就再按一次。",
                count,
            ) % {"told": told, "count": count}
        return ""


class DispatchForm(BulkForm):
    """Gives what was chosen to a unit, and if wanted to a person there."""

    spans = {"unit": 3, "handler": 3}
    unit = select_field(_("派给"))
    handler = select_field(_("承办人"))
    note = text_field(_("交办说明"), 2, _("可不填"))

    def fit(self) -> None:
        """Offer the units and their people; where all are with one unit, that one first."""
        self.receivers = receivers()
        offer(self, "unit", self.receivers.unit_options(gettext("请选择单位")))
        offer(self, "handler", self.receivers.people_options())
        units = {row.unit for row in self.chosen}
        if len(units) == 1 and not self.selection.everything:
            self.initial["unit"] = units.pop()

    def clean(self) -> dict[str, Any]:
        """Take the unit from the chosen person, and check that the two fit together."""
        said = super().clean()
        settle_receiver(self, self.receivers)
        if not said.get("unit") and "handler" not in self.errors:
            self.add_error("unit", gettext("还没说交给哪个单位。请选一个单位。"))
        return said


class RemindForm(BulkForm):
    """Reminds those whose turn it is."""

    text = text_field(_("说明"), 2, _("可不填；为什么等不得，写一句"))


class ConfirmForm(BulkForm):
    """Makes imported rows live."""


class CorrectForm(BulkForm):
    """Puts the category of what was chosen right."""

    spans = {"category": 3, "reason": 3}
    category = forms.CharField(
        label=_("改为"), widget=Select, error_messages={"required": _("还没选类别。")}
    )
    reason = text_field(_("为什么改"))

    def fit(self) -> None:
        """Offer the categories, and the usual reason."""
        groups = category_groups()
        offer(self, "category", [("", gettext("请选择类别")), *groups])
        self.initial["reason"] = gettext("台账上更正类别")

    def clean_category(self) -> str:
        """Check that the category is one of the office's."""
        code = str(self.cleaned_data["category"])
        if code not in category_names():
            raise forms.ValidationError(_("没有这个类别。请从列表里另选一个。"))
        return code


class MergeForm(BulkForm):
    """Goes on with what was chosen under the number of one of them."""

    target = forms.ChoiceField(
        label=_("并到哪一件"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("还没选并到哪一件。"),
            "invalid_choice": _("这一件不在所选的里面。请另选一件。"),
        },
    )

    def fit(self) -> None:
        """Offer what was chosen; the oldest number first, which residents know."""
        oldest = sorted(self.chosen, key=lambda row: numbers.parts(row.number))
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (row.case, f"{numbers.label(row.number)} {title(row.summary)}")
            for row in oldest
        ]
        if oldest:
            self.initial["target"] = oldest[0].case

    def _trouble(self) -> str:
        if len(self.chosen) < 2:
            return gettext("没有并：并案要选两件以上。请回到台账再选。")
        return super()._trouble()


FORMS: Mapping[str, type[BulkForm]] = {
    "dispatch": DispatchForm,
    "remind": RemindForm,
    "confirm": ConfirmForm,
    "correct": CorrectForm,
    "merge": MergeForm,
}
assert FORMS.keys() == ACTS.keys(), "each act has its form"

"""Putting right what was written down wrongly. Only what was changed is sent to the rules."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.casework.action import IssueForm, one_of
from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature, Urgency
from taizhang.places.directory import categories
from taizhang.places.models import Place
from taizhang.web.acting import text_field

CODES = ("nature", "category", "urgency", "place")


class CorrectForm(IssueForm):
    """Corrects an issue. Every field but the reason begins as it stands."""

    command = co.CorrectIssue
    summary = text_field(gettext_lazy("事由"))
    category = forms.CharField(label=gettext_lazy("类别"), widget=forms.Select)
    nature = one_of(gettext_lazy("性质"), Nature, radio=False)
    urgency = one_of(gettext_lazy("缓急"), Urgency)
    place = forms.CharField(label=gettext_lazy("地点"), required=False, widget=forms.Select)
    place_text = text_field(
        gettext_lazy("详细地点"), hint=gettext_lazy("原来的不显示；不改就空着")
    )
    reason = text_field(gettext_lazy("为什么改"), 2)
    spans = {"category": 3, "nature": 3, "place": 3, "place_text": 3}

    def fit(self) -> None:
        """Begin with what stands on the ledger."""
        row = self.file.row
        self._tree = {place.pk: place for place in Place.objects.order_by("pk")}
        self._offer("category", _categories())
        self._offer("place", [("", _("未定位")), *self._places()])
        for name in (*CODES, "summary"):
            self.initial.setdefault(name, getattr(row, name))

    def commands(self) -> tuple[co.Command, ...]:
        """Return the correction, with nothing in it that stays as it was."""
        row, said = self.file.row, self.cleaned_data
        changed: dict[str, Any] = {
            name: said[name] for name in CODES if said[name] != getattr(row, name)
        }
        if "place" in changed:
            changed["community"] = self._community(changed["place"])
        if said["summary"] != row.summary:
            changed["summary"] = said["summary"]
        return (
            co.CorrectIssue(
                reason=said["reason"], place_text=said["place_text"], **changed
            ),
        )

    def _offer(self, name: str, options: Any) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select)
        widget.choices = options

    def _places(self) -> Iterator[tuple[str, str]]:
        for place in self._tree.values():
            if place.kind != Place.Kind.SUBDISTRICT:
                names = [above.name for above in self._chain(place)]
                yield place.code, " ".join(reversed(names))

    def _chain(self, place: Place) -> Iterator[Place]:
        """Yield `place` and what lies around it, below the subdistrict."""
        here: Place | None = place
        while here is not None and here.kind != Place.Kind.SUBDISTRICT:
            yield here
            here = self._tree.get(here.parent_id) if here.parent_id else None

    def _community(self, code: str) -> str:
        for place in self._tree.values():
            if place.code == code:
                around = self._chain(place)
                kind = Place.Kind.COMMUNITY
                return next((p.code for p in around if p.kind == kind), "")
        return ""


def _categories() -> list[Any]:
    known = categories()
    options: list[Any] = []
    for upper in known:
        if upper.parent:
            continue
        parts = [(c.code, c.name) for c in known if c.parent == upper.code]
        options.append((upper.name, parts or [(upper.code, upper.name)]))
    return options

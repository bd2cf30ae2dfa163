"""The form in which an office says what is asked of some matters."""

import hashlib
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.own_standards import (
    CHOSEN,
    LIMITS,
    NO_CHOICES,
    Choices,
    OwnStandards,
    StandardRefusal,
    faults,
    written,
)
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import PROOF, CheckMethod
from taizhang.standards.shown import terms_of
from taizhang.standards.subjects import Subject
from taizhang.standards.wording import FIELD_OF, HINTS, REFUSALS, TERMS, refusal, value
from taizhang.web.acting import INCOMPLETE
from taizhang.web.plain_forms import CHOOSE, STALE, PlainForm, words
from taizhang.web.wording import choices

NUMBER = {
    "required": _("这里要写一个数。"),
    "invalid": _("这里要写一个数。"),
    "min_value": _("不能小于 0。"),
    "max_value": _("这个数太大了。"),
}
OTHER_UNIT, COLLEAGUE = "other_unit", "colleague"
NOT_DAYS = _("这里只写天数，如 30、90。")


@dataclass(frozen=True)
class LimitFields:
    """The three fields of a limit, drawn side by side."""

    name: str
    fields: tuple[BoundField, ...]


def number(label: Any, hint: Any = "") -> forms.IntegerField:
    """Return a field for a small number. The rules judge it."""
    widget = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=9999,
        help_text=hint,
        error_messages=NUMBER,
        widget=widget,
    )


class StandardForm(PlainForm):
    """What is asked of the matters `about`: shown first, then confirmed.

    `seen`: the last version there was when its reader opened it. `shown`: what the page
    last showed the effect of; only that is confirmed.
    """

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    reason = words(_("改的理由"), _("留在变更记录里，别写居民的姓名、电话"), most=200)

    def __init__(
        self, data: Any = None, *, about: Subject, own: OwnStandards, last: int
    ) -> None:
        """Show what is in force, with what is in force without it beside it."""
        self.about, self._own, self._last = about, own, last
        self._base = about.base(own)
        initial = _told(about.standard(own)) | {"seen": last}
        super().__init__(data, initial=initial)
        for name in terms_of(own):
            self.fields.update(_fields(name, self._base))
        self.order_fields([name for name in self.fields if name != "reason"])

    def start_from_base(self) -> None:
        """Show what there would be without a choice."""
        self.initial = {**self.initial, **_told(self._base)}

    def clean_look_backs(self) -> tuple[int, ...]:
        """Return the days that are written there, in their order."""
        some = re.split(r"[\s,，、;；]+", self.cleaned_data["look_backs"].strip())
        if any(not each.isdecimal() or len(each) > 4 for each in some if each):
            raise forms.ValidationError(NOT_DAYS)
        return tuple(int(each) for each in some if each)

    def clean(self) -> dict[str, Any]:
        """Check the choices by the rules, and that it still stands as its reader saw it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seen") != self._last:
            self.refused = True
            self.add_error(None, STALE)
        if not said.get("reason", "").strip():
            self.add_error("reason", gettext("还没写为什么改。请写一句，以后看得懂。"))
        if not self.errors.keys() - {"reason", "__all__"}:
            self._judge()
        return said

    def _judge(self) -> None:
        """Say beside each field what the rules do not allow."""
        about, wanted = self.about, self.wanted
        for fault in faults(wanted, about.what, about.sort, about.urgency):
            beside = FIELD_OF.get(fault.field, fault.field)
            self.add_error(beside, refusal(fault.refusal, fault.field))
        if not self.errors and self._says_nothing_new():
            self.add_error(None, str(REFUSALS[StandardRefusal.NOTHING_CHANGED]))

    def _says_nothing_new(self) -> bool:
        return self.chosen == self._own.said.get(self.about.key, NO_CHOICES)

    @property
    def chosen(self) -> Choices:
        """What is chosen: where it says what there is anyway, nothing is."""
        said = _choices(self.cleaned_data, terms_of(self._own))
        other = {name: v for name, v in said.items() if v != getattr(self._base, name)}
        return Choices(**(self._hidden() | other))

    def _hidden(self) -> dict[str, Any]:
        """Return what is chosen of terms that are switched off: it stays as it is."""
        held = self._own.said.get(self.about.key, NO_CHOICES)
        unseen = set(CHOSEN) - set(terms_of(self._own))
        return {name: getattr(held, name) for name in unseen}

    @property
    def wanted(self) -> OwnStandards:
        """The standards as they would be."""
        return self._own.saying(self.about.what, self.about.urgency, self.chosen)

    @property
    def confirmed(self) -> bool:
        """Whether its reader confirms just what the page showed the effect of."""
        return self.confirming and self.cleaned_data["shown"] == self._mark()

    @property
    def confirming(self) -> bool:
        """Whether its reader pressed the button that confirms."""
        return "confirm" in self.data

    def show(self) -> None:
        """Note that the page shows the effect of what stands in the form now."""
        changed = cast("QueryDict", self.data).copy()
        changed["shown"] = self._mark()
        self.data = changed

    def overtaken(self) -> None:
        """Say that somebody was quicker."""
        self.refused = True
        self.add_error(None, STALE)

    def _mark(self) -> str:
        text = written({self.about.key: self.chosen})
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def limits(self) -> Iterator[LimitFields]:
        """The fields of the limits, three by three."""
        for name in LIMITS:
            some = tuple(self[f"{name}_{part}"] for part in ("count", "unit", "amber"))
            yield LimitFields(str(TERMS[name]), some)

    @property
    def others(self) -> Iterator[BoundField]:
        """The fields of the other terms."""
        yield from (self[name] for name in terms_of(self._own) if name in self.fields)


def _fields(name: str, base: Standard) -> dict[str, forms.Field]:
    hint = gettext("默认 %(value)s") % {"value": value(name, getattr(base, name))}
    label = TERMS[name]
    if name in LIMITS:
        units = forms.ChoiceField(
            label=_("单位"), choices=choices(LimitUnit), error_messages=CHOOSE
        )
        return {
            f"{name}_count": number(label, hint),
            f"{name}_unit": units,
            f"{name}_amber": number(_("提前多少提醒")),
        }
    if name == "evidence":
        return {name: _several(label, hint)}
    if name == "method":
        return {name: _one(label, hint, choices(CheckMethod))}
    if name == "same_unit":
        who = [(OTHER_UNIT, value(name, held=False))]
        who += [(COLLEAGUE, value(name, held=True))] if base.same_unit else []
        return {name: _one(label, hint, who)}
    if name == "look_backs":
        empty = gettext("；空着就是不看")
        return {name: words(label, f"{hint}{empty}", most=40)}
    zero = HINTS.get(name)
    return {name: number(label, f"{hint}{gettext('；')}{zero}" if zero else hint)}


def _several(label: Any, hint: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=choices(PROOF),
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )


def _one(label: Any, hint: str, among: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=among,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )


def _told(standard: Standard) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in CHOSEN:
        held = getattr(standard, name)
        if isinstance(held, Limit):
            told |= {f"{name}_count": held.count, f"{name}_unit": held.unit.value}
            told[f"{name}_amber"] = held.amber
        elif name == "same_unit":
            told[name] = COLLEAGUE if held else OTHER_UNIT
        elif name == "look_backs":
            told[name] = gettext("、").join(map(str, held))
        else:
            told[name] = [k.value for k in held] if name == "evidence" else held
    return told


def _choices(said: dict[str, Any], terms: tuple[str, ...]) -> dict[str, Any]:
    """Return what the form says, term by term, as a standard holds it."""
    held: dict[str, Any] = {}
    for name in terms:
        if name in LIMITS:
            unit = LimitUnit(said[f"{name}_unit"])
            held[name] = Limit(said[f"{name}_count"], unit, said[f"{name}_amber"])
        elif name == "evidence":
            held[name] = tuple(kind for kind in PROOF if kind.value in said[name])
        elif name == "method":
            held[name] = CheckMethod(said[name])
        elif name == "same_unit":
            held[name] = said[name] == COLLEAGUE
        else:
            held[name] = said[name]
    return held

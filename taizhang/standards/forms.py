"""The form in which an office says what is asked of some matters."""

import datetime as dt
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

from taizhang.core.clocks import Limit, LimitUnit, local_day
from taizhang.core.own_standards import (
    CHOSEN,
    LIMITS,
    NO_CHOICES,
    Choices,
    OwnStandards,
    StandardRefusal,
    faults,
)
from taizhang.core.standards import Standard
from taizhang.core.standards_in_time import Said, begins, faults_of_day, written
from taizhang.core.vocabulary import PROOF, CheckMethod
from taizhang.places.directory import InForce
from taizhang.standards.shown import terms_of
from taizhang.standards.subjects import Subject
from taizhang.standards.wording import FIELD_OF, HINTS, REFUSALS, TERMS, refusal, value
from taizhang.web.acting import INCOMPLETE
from taizhang.web.plain_forms import CHOOSE, PlainForm, day, words
from taizhang.web.wording import choices

NUMBER = {
    "required": _("这里要写一个数。"),
    "invalid": _("这里要写一个数。"),
    "min_value": _("不能小于 0。"),
    "max_value": _("这个数太大了。"),
}
OTHER_UNIT, COLLEAGUE = "other_unit", "colleague"
NOT_DAYS = _("这里只写天数，如 30、90。")
LAST = frozenset({"begins", "reason"})


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


class SaidForm(PlainForm):
    """What an office says of a standard, and why.

    `seen`: the last version there was when its reader opened it.
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
    reason = words(_("改的理由"), _("留在变更记录里，别写居民的姓名、电话"), most=200)

    def __init__(self, data: Any, last: int, initial: dict[str, Any]) -> None:
        """Stand on the version `last`."""
        self._last = last
        super().__init__(data, initial=initial | {"seen": last})

    def clean(self) -> dict[str, Any]:
        """Check that there is a reason, and that all stands as its reader saw it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seen") != self._last:
            self.overtaken()
        if not said.get("reason", "").strip():
            self.add_error("reason", gettext("还没写为什么改。请写一句，以后看得懂。"))
        return said

    @property
    def complete(self) -> bool:
        """Whether there is enough for the rules to be asked."""
        return not self.errors.keys() - {"reason", "__all__"}

    def by(self, who: str) -> dict[str, Any]:
        """Return who says it, and why, as a wanted version has it."""
        said = self.cleaned_data
        reason = said["reason"].strip()
        return {"key": said["key"], "seen": said["seen"], "reason": reason, "by": who}

    def overtaken(self) -> None:
        """Say that somebody was quicker, which the page answers as a refusal."""
        self.refused = True
        super().overtaken()


class TakeBackForm(SaidForm):
    """Taking back a version that has not begun; `faults`: why it cannot be."""

    reason = words(_("撤回的理由"), _("留在变更记录里，别写居民的姓名、电话"), most=200)

    def __init__(self, data: Any, last: int, faults: bool) -> None:
        """Know beforehand whether the rules let it."""
        self._faults = faults
        super().__init__(data, last, {})

    def clean(self) -> dict[str, Any]:
        """Say where the limits would be out of order without it."""
        said = super().clean()
        if self.complete and self._faults:
            self.add_error(
                None,
                gettext(
                    "没有撤回：撤回以后，更紧急的时限反而更长。请先改另外两种紧急程度的时限。"
                ),
            )
        return said


class StandardForm(SaidForm):
    """What is asked of the matters `about`: shown first, then confirmed.

    `shown`: what the page last showed the effect of; only that is confirmed. `begins`: from
    which day on it holds.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    begins = day(_("从哪天起用"), _("空着就是现在；可以是以后一年里的一天"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        about: Subject,
        known: InForce,
        now: dt.datetime,
        last: int,
    ) -> None:
        """Show what is in force, with what is in force without it beside it."""
        self.about, self._known, self._now = about, known, now
        self.own = known.standards(now)
        self._base = about.base(self.own)
        super().__init__(data, last, _told(about.standard(self.own)))
        for name in terms_of(self.own):
            self.fields.update(_fields(name, self._base))
        self.order_fields([name for name in self.fields if name not in LAST])

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
        """Check the choices by the rules."""
        said = super().clean()
        if self.complete:
            self._judge()
        return said

    def _judge(self) -> None:
        """Say beside each field what the rules do not allow, then and until it is said anew."""
        about = self.about
        then = self._known.on_the_way(about.key, self.since)
        wanted = [own.saying(about.what, about.urgency, self.chosen) for own in then]
        found = [
            *faults_of_day(self.cleaned_data["begins"], local_day(self._now)),
            *(
                f
                for own in wanted
                for f in faults(own, about.what, about.sort, about.urgency)
            ),
        ]
        for fault in dict.fromkeys(found):
            beside = FIELD_OF.get(fault.field, fault.field)
            self.add_error(beside, refusal(fault.refusal, fault.field))
        if not self.errors and self._says_nothing_new():
            self.add_error(None, str(REFUSALS[StandardRefusal.NOTHING_CHANGED]))

    def _says_nothing_new(self) -> bool:
        return self.chosen == self.then.said.get(self.about.key, NO_CHOICES)

    @property
    def since(self) -> dt.datetime:
        """From when on it holds."""
        return begins(self.cleaned_data["begins"], self._now)

    @property
    def begins_on(self) -> dt.date | None:
        """The later day from which on it holds; None: at once."""
        return local_day(self.since) if self.since > self._now else None

    @property
    def then(self) -> OwnStandards:
        """The standards as they are to be then, without this."""
        return self._known.standards(self.since)

    @property
    def chosen(self) -> Choices:
        """What is chosen: where it says what there is anyway, nothing is."""
        said, base = (
            _choices(self.cleaned_data, terms_of(self.own)),
            self.about.base(self.then),
        )
        other = {name: v for name, v in said.items() if v != getattr(base, name)}
        return Choices(**(self._hidden() | other))

    def _hidden(self) -> dict[str, Any]:
        """Return what is chosen of terms that are switched off: it stays as it is."""
        held = self.then.said.get(self.about.key, NO_CHOICES)
        unseen = set(CHOSEN) - set(terms_of(self.own))
        return {name: getattr(held, name) for name in unseen}

    @property
    def wanted(self) -> OwnStandards:
        """The standards as they would be then."""
        return self.then.saying(self.about.what, self.about.urgency, self.chosen)

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

    def _mark(self) -> str:
        text = f"{self.begins_on} {written(Said({self.about.key: self.chosen}))}"
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
        yield from (self[name] for name in terms_of(self.own) if name in self.fields)


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

"""What a phone hands in, read and judged: the form of an item and the photos it announces.

Every field bears the name of its command's. What is missing is refused by the rules, so
that the phone and the pages of the office say the same.
"""

import datetime as dt
import json
import re
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import is_naive, now
from django.utils.translation import gettext_lazy as _

from taizhang.core.likeness import Spot, spot_at
from taizhang.core.texts import SUMMARY_MAX, WORDS_MAX
from taizhang.core.visiting import Kind, Outcome
from taizhang.core.vocabulary import Conclusion, EvidenceKind, ReturnReason
from taizhang.fieldwork.shots import Announced

KINDS = ("snap", "visit", "take-up", "progress", "done", "return")
SHOTS_MOST = 6
# Without these there is nothing that the rules could judge.
NEEDS = {
    "visit": ("outcome",),
    "take-up": ("number",),
    "progress": ("number",),
    "done": ("number",),
    "return": ("number", "reason"),
}
HASH = re.compile(r"[0-9a-f]{64}")
ODD = _("没有收下：这一条不完整，可能是旧版页面存的。请联网打开一次手机版，再重传。")
# What reading odd JSON raises: no number, no list, numbers and lists without end.
MISREAD = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
)
# From a clock that nobody ever set to one that somebody mistook the century of.
CLOCKS = range(1970, 2200)
# Two minutes are a slow network, not a clock that is wrong.
CLOCK_SLACK = dt.timedelta(minutes=2)


class Moment(forms.DateTimeField):
    """An instant with its zone, as the phone's clock has it."""

    def to_python(self, value: Any) -> dt.datetime | None:
        """Return the instant; one without a zone is none."""
        found = super().to_python(value)
        if found is not None and (is_naive(found) or found.year not in CLOCKS):
            raise ValidationError(ODD)
        return found


def _slow(sent_at: dt.datetime) -> dt.timedelta:
    """Return by how much the clock of a phone is slow that sends at `sent_at`, as it says."""
    off = now() - sent_at
    return off if abs(off) > CLOCK_SLACK else dt.timedelta()


def _choice(words: Any, *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=[(each.value, each.value) for each in words],
        coerce=words,
        empty_value=None,
        required=required,
        error_messages={"required": ODD, "invalid_choice": ODD},
    )


def _text(most: int) -> forms.CharField:
    return forms.CharField(required=False, max_length=most)


class ItemForm(forms.Form):
    """An item of the queue. `sent_at` is the phone's clock as it sends, to set it right."""

    # By how much the phone's clock is slow.
    slow = dt.timedelta()
    key = forms.UUIDField(error_messages={"required": ODD, "invalid": ODD})
    kind = forms.ChoiceField(
        choices=[(each, each) for each in KINDS],
        error_messages={"required": ODD, "invalid_choice": ODD},
    )
    happened_at = Moment(error_messages={"required": ODD, "invalid": ODD})
    sent_at = Moment(error_messages={"required": ODD, "invalid": ODD})
    shots = _text(4000)
    # A matter.
    category = _text(32)
    place = _text(32)
    place_text = _text(SUMMARY_MAX)
    words = _text(WORDS_MAX)
    fix = _text(80)
    # A visit.
    visit_kind = _choice(Kind)
    outcome = _choice(Outcome)
    stop = _text(36)
    ticks = _text(2000)
    by_themselves = forms.BooleanField(required=False)
    # An act on a matter.
    number = _text(20)
    n = forms.IntegerField(required=False, min_value=0)
    text = _text(WORDS_MAX)
    conclusion = _choice(Conclusion)
    reason = _choice(ReturnReason)

    def clean_shots(self) -> tuple[dict[str, Any], ...]:
        """Return the photos as they are announced."""
        told = self.cleaned_data["shots"] or "[]"
        try:
            found = tuple(_announced(each) for each in json.loads(told))
        except MISREAD as error:
            raise ValidationError(ODD) from error
        if len(found) > SHOTS_MOST:
            raise ValidationError(ODD)
        return found

    def clean_ticks(self) -> tuple[str, ...]:
        """Return the lines that were ticked, as they read then."""
        return tuple(filter(None, self.cleaned_data["ticks"].split("\n")))

    def clean(self) -> dict[str, Any]:
        """Set the phone's clock right by that of the office; nothing happened in future."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if "happened_at" in said and "sent_at" in said:
            self.slow = _slow(said["sent_at"])
            said["happened_at"] = min(said["happened_at"] + self.slow, now())
        for name in NEEDS.get(said.get("kind", ""), ()):
            if name in said and not said[name]:
                self.add_error(name, ODD)
        return said

    @property
    def announced(self) -> tuple[Announced, ...]:
        """The photos that will come."""
        said = self.cleaned_data
        return tuple(
            Announced(item=str(said["key"]), **each | {"taken_at": self._right(each)})
            for each in said["shots"]
        )

    @property
    def contents(self) -> list[tuple[str, object]]:
        """What makes the item the same item: all but the clocks, which are set right."""
        clocks = {"key", "sent_at", "happened_at", "n", "shots"}
        told = [(name, v) for name, v in self.cleaned_data.items() if name not in clocks]
        return sorted((name, str(value)) for name, value in told)

    def _right(self, each: dict[str, Any]) -> dt.datetime:
        taken: dt.datetime = each["taken_at"]
        return min(taken + self.slow, now())


def _announced(told: dict[str, Any]) -> dict[str, Any]:
    """Return a photo as `Announced` has it.

    Raises:
        ValueError: it is not what our script sends; and what reading odd JSON raises.
    """
    taken = dt.datetime.fromisoformat(str(told["taken_at"]).replace("Z", "+00:00"))
    if (
        taken.tzinfo is None
        or taken.year not in CLOCKS
        or not HASH.fullmatch(str(told["sha256"]))
    ):
        raise ValueError("no photo of ours")
    return {
        "key": str(uuid.UUID(str(told["key"]))),
        "shows": EvidenceKind(told["shows"]),
        "size": int(told["size"]),
        "sha256": str(told["sha256"]),
        "taken_at": taken,
        "where": _where(told),
    }


def _where(told: dict[str, Any]) -> Spot | None:
    """Return where a phone says a photo was taken; what is no place on earth is none."""
    north, east = told.get("north"), told.get("east")
    return spot_at(*(int(each) if each is not None else None for each in (north, east)))


class ShotForm(forms.Form):
    """A piece of a photo, and what the photo is. An empty piece asks how much is there."""

    key = forms.UUIDField(error_messages={"required": ODD, "invalid": ODD})
    item = forms.UUIDField(error_messages={"required": ODD, "invalid": ODD})
    shows = _choice(EvidenceKind, required=True)
    size = forms.IntegerField(min_value=0)
    sha256 = forms.RegexField(HASH, error_messages={"invalid": ODD})
    taken_at = Moment(error_messages={"required": ODD, "invalid": ODD})
    # The phone's clock as it sends. A page that was kept since before it did says nothing.
    sent_at = Moment(required=False, error_messages={"invalid": ODD})
    north = forms.IntegerField(required=False)
    east = forms.IntegerField(required=False)
    offset = forms.IntegerField(min_value=0)
    piece = forms.FileField(required=False, allow_empty_file=True)

    @property
    def announced(self) -> Announced:
        """The photo that the piece is of."""
        said = self.cleaned_data
        slow = _slow(said["sent_at"]) if said["sent_at"] else dt.timedelta()
        return Announced(
            key=str(said["key"]),
            item=str(said["item"]),
            taken_at=said["taken_at"] + slow,
            where=_where(said),
            **{name: said[name] for name in ("shows", "size", "sha256")},
        )

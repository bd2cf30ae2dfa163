"""What every form of an office shares: what its page answers, and how its fields are refused."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

STALE = _("没有记下：您打开这一页以后，别人改过这里。请返回看看现在的样子，再改。")
TOO_LONG = {"max_length": _("写得太长了，最多 %(limit_value)d 个字。")}
CHOOSE = {
    "required": _("还没选。请选一项。"),
    "invalid_choice": _("没有这一项。请重新选。"),
}
DAY = {
    "required": _("还没选日期。请选一个。"),
    "invalid": _("这个日期不对。请写成 2026-11-23 这样。"),
}
SINCE = {
    "required": _("还没写从哪天起。请写成 2026-05-01 这样。"),
    "invalid": _("这个日期看不懂。请写成 2026-05-01 这样。"),
}


# What an instant that people work with lies in; others overflow once a zone is taken off.
YEARS = range(1900, 2200)


class MomentField(forms.DateTimeField):
    """A day and an hour, as a browser's own field writes them. `invalid`: how to write it."""

    def __init__(self, *, invalid: Any, **rest: Any) -> None:
        """Take an instant, or nothing."""
        look = {"type": "datetime-local"}
        super().__init__(
            required=False,
            widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs=look),
            error_messages={"invalid": invalid},
            **rest,
        )

    def to_python(self, value: Any) -> dt.datetime | None:
        """Return the instant; one in a year that nobody means is invalid."""
        found = super().to_python(value)
        if found is not None and found.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found


class PlainForm(forms.Form):
    """A form whose page says what is wrong in it and loses nothing that was typed.

    What the page answers is `status`: 200 before anything was sent, 422 where the form did
    not pass, and 409 where a rule `refused` what it asks.
    """

    # The page says in words what is missing; a browser would say it in its own.
    use_required_attribute = False
    refused = False

    @property
    def status(self) -> int:
        """What a page with this form on it answers: 200, refused 409, invalid 422."""
        if self.refused:
            return 409
        return 422 if self.is_bound and self.errors else 200

    def overtaken(self) -> None:
        """Say that somebody was quicker. All that was typed stands there still."""
        self.add_error(None, STALE)


def line(label: Any, most: int, hint: Any = "", *, needed: Any = "") -> forms.CharField:
    """Return a field for one line; `needed`: what is said where it stays empty."""
    messages = TOO_LONG | ({"required": needed} if needed else {})
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(needed),
        help_text=hint,
        error_messages=messages,
    )


def words(label: Any, hint: Any = "", rows: int = 0, most: int = 60) -> forms.CharField:
    """Return a field for words, of one line or of `rows`. Who writes them judges them."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    widget.attrs["autocomplete"] = "off"
    return forms.CharField(
        label=label,
        required=False,
        max_length=most,
        widget=widget,
        help_text=hint,
        error_messages={"max_length": _("太长了，最多 %(limit_value)d 个字。请写短一些。")},
    )


def day(
    label: Any, hint: Any = "", *, required: bool = True, said: Any = DAY
) -> forms.DateField:
    """Return a field for a day; `said`: what is said where there is none."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=widget, error_messages=said
    )

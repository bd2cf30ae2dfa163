"""What all forms here share: they are refused in words, and keep everything typed."""

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from taizhang.people.refusals import PeopleRefused
from taizhang.staffing.wording import REFUSALS, SPEAKS_OF
from taizhang.web.plain_forms import PlainForm
from taizhang.web.selects import Select

T = TypeVar("T")


class StaffForm(PlainForm):
    """A form that writes by way of `taizhang.people`, which may refuse."""

    def carried_out(self, write: Callable[[], T]) -> T | None:
        """Return what `write` returns; None: it was refused, and the form says why."""
        try:
            return write()
        except PeopleRefused as why:
            self.refused = True
            for refusal in why.refusals:
                name = SPEAKS_OF.get(refusal, "")
                self.add_error(
                    name if name in self.fields else None, str(REFUSALS[refusal])
                )
        return None


def choice(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field that chooses one of what is offered later."""
    return forms.CharField(label=label, required=False, widget=Select, help_text=hint)


def offered(form: forms.Form, name: str, options: Any) -> None:
    """Offer `options` in the field `name`."""
    widget = form.fields[name].widget
    assert isinstance(widget, forms.Select)
    widget.choices = options


def tidy(text: object) -> str:
    """Return what somebody typed in one line, without spaces that say nothing."""
    return " ".join(str(text).split())


def plain(text: object) -> str:
    """Return what somebody typed in one line and without full-width letters and figures."""
    return tidy(unicodedata.normalize("NFKC", str(text)))


def phone(text: object) -> str:
    """Return a phone number; a mobile one without what people put between its figures."""
    typed = plain(text).replace(" ", "").replace("—", "-")
    figures = typed.replace("-", "")
    return figures if figures.startswith("1") else typed

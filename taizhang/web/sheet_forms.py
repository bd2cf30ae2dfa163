"""Handing a filled-in sheet back: the form, and what it says where nobody can read it."""

from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.files.unreadable import Unreadable
from taizhang.web.plain_forms import PlainForm

FILE_BYTES_MAX = 5 * 1024 * 1024
SIZE = _(".xlsx，不超过 5 MB")
EMPTY = _("这个文件是空的。请核对一下选的是不是这一份。")
Entries = TypeVar("Entries", bound=list[Any])


def sheet_field(label: Any, *, needed: Any = "") -> forms.FileField:
    """Return a field for a workbook; `needed`: what is said where there is none."""
    messages = {"empty": EMPTY} | ({"required": needed} if needed else {})
    return forms.FileField(
        label=label,
        help_text=SIZE,
        required=bool(needed),
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages=messages,
    )


class SheetForm(PlainForm):
    """Hands a sheet in, and nothing else."""

    file = sheet_field(_("填好的表"), needed=_("还没选文件。请选填好的那份 .xlsx。"))

    def read(self, reader: Callable[[BinaryIO], Entries], unfit: Promise) -> Entries | None:
        """Return what `reader` finds; None where that is nothing, and the form says `unfit`."""
        found = read_by(self.cleaned_data["file"], reader)
        if not found:
            self.add_error("file", str(unfit))
        return found or None


def read_by(file: Any, reader: Callable[[BinaryIO], Entries]) -> Entries | None:
    """Return what `reader` finds in an uploaded `file`; None where it is none of its own."""
    if file.size > FILE_BYTES_MAX:
        return None
    try:
        return reader(file.file)
    except Unreadable:
        return None

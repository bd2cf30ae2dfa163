"""Handing in a ledger, matching its columns, taking a batch back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.exchange.wording import FIELD_NAMES

KINDS_TAKEN = ".xlsx,.xls,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """A file."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("台账文件"),
        help_text=_("Excel（.xlsx、.xls）或 CSV，不用先整理"),
        widget=forms.FileInput({"accept": KINDS_TAKEN}),
        max_length=255,
        error_messages={
            "required": _("还没选文件。请选一份 Excel 或 CSV 台账。"),
            "empty": _("这个文件是空的。请核对一下选的是不是这一份。"),
            "max_length": _("文件名太长了。请把文件名改短再选一次。"),
        },
    )


class WithdrawForm(forms.Form):
    """Why a whole batch is taken back."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("撤回的原因"),
        max_length=2000,
        error_messages={
            "required": _("未撤回：还没写原因。请写一句，以后查得到。"),
            "max_length": _("未撤回：原因太长了。请写短一些，最多 2000 字。"),
        },
    )


class ColumnsForm(forms.Form):
    """What each column means: a list to choose from for every title."""

    def __init__(
        self, data: Any, found: Sequence[dict[str, Any]], mapping: dict[str, Any]
    ) -> None:
        """Take the columns `found` in each sheet, and the `mapping` in force."""
        super().__init__(data)
        self._mapping = mapping
        self._titles: dict[str, str] = {}
        self._meanings: dict[str, str] = {}
        meanings = [(field.value, name) for field, name in FIELD_NAMES.items()]
        choices = [("", _("留在备注里")), *meanings]
        for title, meaning, untitled in _columns(found):
            name = f"column-{len(self._titles)}"
            self._titles[name], self._meanings[title] = title, meaning
            self.fields[name] = forms.ChoiceField(
                label=title,
                required=False,
                choices=choices,
                initial=meaning,
                # A mapping speaks of titles, and this column has none.
                disabled=untitled,
            )

    @property
    def matched_count(self) -> int:
        """How many columns mean something here."""
        return sum(bool(meaning) for meaning in self._meanings.values())

    def chosen(self) -> dict[str, str | None]:
        """Return the mapping in force with what was chosen otherwise now."""
        changed = {
            self._titles[name]: self.cleaned_data[name] or None
            for name in self.changed_data
            if name in self.cleaned_data
        }
        return {**self._mapping, **changed}


def _columns(found: Sequence[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    """Return title, meaning and whether it is untitled of each column, each title once."""
    columns = {
        title: (title, meaning, untitled)
        for sheet in found
        for title, meaning, untitled in sheet["columns"]
    }
    return list(columns.values())

"""Handing in a ledger, choosing its sheets, matching its columns, taking a batch back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.exchange import pasting
from taizhang.exchange.layout import NO_TITLES, Layout, SheetChoice
from taizhang.exchange.wording import FIELD_NAMES
from taizhang.files.delimited import DELIMITERS, ENCODINGS

KINDS_TAKEN = ".xlsx,.xls,.csv,.tsv,.txt"
_ENCODING_NAMES = {"utf-8": "UTF-8", "gb18030": _("国标（GBK、GB18030）")}
_DELIMITER_NAMES = {
    ",": _("逗号"),
    "\t": _("制表符"),
    ";": _("分号"),
    "|": _("竖线"),
    "，": _("中文逗号"),
}


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


class PasteForm(forms.Form):
    """Rows copied in Excel or WPS."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("从 Excel 或 WPS 复制的行"),
        help_text=_("两行以上，带不带表头都行"),
        widget=forms.Textarea({"rows": 4}),
        strip=False,
        max_length=pasting.CHARS_MAX,
        error_messages={
            "required": _("还没粘贴。请在 Excel 里选中几行，复制，再粘贴到这里。"),
            "max_length": _("粘贴的内容太多了。请把表存成文件，从上面上传。"),
        },
    )

    def clean_text(self) -> list[list[str]]:
        """Return the rows; fewer than two are refused."""
        rows = pasting.pasted_rows(self.cleaned_data["text"])
        if len(rows) < pasting.ROWS_MIN:
            raise forms.ValidationError(
                _("只有一行，看不出是表格。请在 Excel 里选中两行以上，复制，再粘贴。")
            )
        return rows


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

    use_required_attribute = False

    def __init__(
        self, data: Any, found: Sequence[Mapping[str, Any]], mapping: Mapping[str, Any]
    ) -> None:
        """Take the columns `found` in each sheet, and the `mapping` in force."""
        super().__init__(data)
        self._mapping = mapping
        self._titles: dict[str, str] = {}
        self.ways: dict[str, str] = {}
        meanings = [(field.value, name) for field, name in FIELD_NAMES.items()]
        choices = [("", _("留在备注里")), *meanings]
        for title, meaning, how in _columns(found):
            name = f"column-{len(self._titles)}"
            self._titles[name] = title
            self.ways[title] = how if meaning else ""
            self.fields[name] = forms.ChoiceField(
                label=title, required=False, choices=choices, initial=meaning
            )

    @property
    def matched_count(self) -> int:
        """How many columns mean something here."""
        return sum(bool(how) for how in self.ways.values())

    def column(self, title: str) -> forms.BoundField:
        """Return the field of the column `title`."""
        name = next(name for name, told in self._titles.items() if told == title)
        return self[name]

    def chosen(self) -> dict[str, str | None]:
        """Return the mapping in force with what was chosen otherwise now."""
        changed = {
            self._titles[name]: self.cleaned_data[name] or None
            for name in self.changed_data
            if name in self.data and name in self.cleaned_data
        }
        return {**self._mapping, **changed}


class SheetsForm(forms.Form):
    """Which sheets come in, and where their titles stand; how a text table is cut."""

    use_required_attribute = False
    # Unticked boxes send nothing: this tells that they were there.
    sheets = forms.CharField(required=False, widget=forms.HiddenInput, initial="1")

    def __init__(
        self, data: Any, account: Mapping[str, Any], layout: Layout, text: bool
    ) -> None:
        """Take the sheets of `account`; `text`: a text table, which has one."""
        super().__init__(data)
        self._found, self._layout = account["found"], layout
        for number, sheet in enumerate(self._found):
            ledger_like = bool(sheet["columns"]) or len(self._found) == 1
            self.fields[f"take-{number}"] = forms.BooleanField(
                label=sheet["name"],
                required=False,
                initial=sheet["taken"] and ledger_like,
            )
            self.fields[f"header-{number}"] = forms.IntegerField(
                label=_("表头在第几行"), required=False, min_value=0, max_value=1000
            )
        if text:
            self._ask_how_it_is_cut(account)

    def _ask_how_it_is_cut(self, account: Mapping[str, Any]) -> None:
        encodings = [(name, _ENCODING_NAMES[name]) for name in ENCODINGS]
        delimiters = [(mark, _DELIMITER_NAMES[mark]) for mark in DELIMITERS]
        self.fields["encoding"] = forms.ChoiceField(
            label=_("文字编码"),
            required=False,
            choices=encodings,
            initial=account["encoding"].removesuffix("-sig"),
        )
        self.fields["delimiter"] = forms.ChoiceField(
            label=_("分隔符"),
            required=False,
            choices=delimiters,
            initial=account["delimiter"],
        )

    def clean(self) -> dict[str, Any]:
        """See to it that one sheet at least comes in."""
        cleaned = super().clean() or {}
        each = enumerate(self._found)
        if cleaned.get("sheets") and not any(self._taken(*sheet) for sheet in each):
            raise forms.ValidationError(_("一张工作表都没选。请至少选一张。"))
        return cleaned

    def chosen(self) -> Layout:
        """Return the layout as chosen; as it was where the sheets were not asked about."""
        said = self.cleaned_data
        if not said["sheets"]:
            return self._layout
        sheets = {
            sheet["name"]: SheetChoice(
                taken=self._taken(number, sheet), header=self._header(number, sheet)
            )
            for number, sheet in enumerate(self._found)
        }
        changed = set(self.changed_data)
        return Layout(
            sheets=sheets,
            encoding=said["encoding"] if "encoding" in changed else self._layout.encoding,
            delimiter=(
                said["delimiter"] if "delimiter" in changed else self._layout.delimiter
            ),
        )

    def _taken(self, number: int, sheet: Mapping[str, Any]) -> bool:
        """Return whether a sheet comes in: ticked, or given a header it did not have."""
        ticked = bool(self.cleaned_data.get(f"take-{number}"))
        chosen = self.cleaned_data.get(f"header-{number}")
        return ticked or (chosen is not None and not sheet["columns"])

    def _header(self, number: int, sheet: Mapping[str, Any]) -> int | None:
        """Return the line somebody chose; None where it is left to be found."""
        chosen: int | None = self.cleaned_data[f"header-{number}"]
        before = self._layout.of(sheet["name"]).header
        if chosen is None:
            return before
        found = sheet["header"] if sheet["columns"] else None
        if before is None and chosen == found and chosen != NO_TITLES:
            return None
        return chosen


def _columns(found: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """Return title, meaning and how it is known of each column, each title once."""
    columns = {
        title: (title, meaning, how)
        for sheet in found
        for title, meaning, how, is_verdict in sheet["columns"]
        if not is_verdict
    }
    return list(columns.values())

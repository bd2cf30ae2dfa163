"""Handing in a list of people or units: a workbook, or what was copied in WPS."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.files.sheets import Titles
from taizhang.files.unreadable import Unreadable
from taizhang.staffing.people_planning import looks
from taizhang.staffing.sheet_reading import Entry, from_sheet, from_text
from taizhang.web.plain_forms import PlainForm
from taizhang.web.sheet_forms import read_by, sheet_field

TEXT_MAX = 400_000
UNFIT = _(
    "这份表读不懂。请下载空表，至少把“姓名”和“单位”两列填好，存成 .xlsx 再交；一次最多 2000 行。"
)
UNFIT_UNITS = _(
    "这份表读不懂。请下载空表，把“单位名称”和“类型”两列填好，存成 .xlsx 再交；一次最多 2000 行。"
)
UNFIT_TEXT = _(
    "贴进来的看不懂：没找到哪一列是姓名。请连表头一起复制，或者每行写“姓名 单位 岗位 电话”。"
)


class SheetForm(PlainForm):
    """Hands a workbook in, or a pasted list."""

    file = sheet_field(_("填好的表"))
    pasted = forms.CharField(
        label=_("或者把名单贴在这里"),
        help_text=_("在 WPS、Excel 或文档里选中整张表，复制，贴过来"),
        required=False,
        max_length=TEXT_MAX,
        strip=False,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
        error_messages={"max_length": _("贴得太多了。请分几次，或者交 .xlsx。")},
    )

    def __init__(self, *args: Any, titles: Titles, **rest: Any):
        """Take the titles that are looked for."""
        super().__init__(*args, **rest)
        self._titles = titles
        self._people = any(column.name == "role" for column in titles.columns)
        if not self._people:
            del self.fields["pasted"]

    def read(self) -> list[Entry]:
        """Return what was handed in; [] where it cannot be read, and the form says so."""
        file, pasted = self.cleaned_data["file"], self.cleaned_data.get("pasted", "")
        if not file and not pasted.strip():
            self.add_error("file", _("还没选文件，也没贴名单。请二选一。"))
            return []
        if file:
            found = read_by(file, lambda stream: from_sheet(stream, self._titles)) or []
        else:
            found = self._pasted(pasted)
        if not found and file:
            self.add_error("file", str(UNFIT if self._people else UNFIT_UNITS))
        elif not found:
            self.add_error("pasted", str(UNFIT_TEXT))
        return found

    def _pasted(self, text: str) -> list[Entry]:
        try:
            return from_text(text, self._titles, looks())
        except Unreadable:
            return []

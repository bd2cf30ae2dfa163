"""Handing in a list of people or units: a workbook, or what was copied in WPS."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.files.unreadable import Unreadable
from taizhang.staffing.people_planning import looks
from taizhang.staffing.sheet_columns import Column
from taizhang.staffing.sheet_reading import Entry, from_text, from_workbook

FILE_BYTES_MAX = 5 * 1024 * 1024
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


class SheetForm(forms.Form):
    """Hands a workbook in, or a pasted list."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("填好的表"),
        help_text=_(".xlsx，不超过 5 MB"),
        required=False,
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages={"empty": _("这个文件是空的。请核对一下选的是不是这一份。")},
    )
    pasted = forms.CharField(
        label=_("或者把名单贴在这里"),
        help_text=_("在 WPS、Excel 或文档里选中整张表，复制，贴过来"),
        required=False,
        max_length=TEXT_MAX,
        strip=False,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
        error_messages={"max_length": _("贴得太多了。请分几次，或者交 .xlsx。")},
    )

    def __init__(self, *args: Any, columns: Sequence[Column], **rest: Any):
        """Take the columns that are looked for."""
        super().__init__(*args, **rest)
        self._columns = columns
        self._people = any(column.name == "role" for column in columns)
        if not self._people:
            del self.fields["pasted"]

    def read(self) -> list[Entry]:
        """Return what was handed in; [] where it cannot be read, and the form says so."""
        file, pasted = self.cleaned_data["file"], self.cleaned_data.get("pasted", "")
        if not file and not pasted.strip():
            self.add_error("file", _("还没选文件，也没贴名单。请二选一。"))
            return []
        try:
            if file:
                fits = file.size <= FILE_BYTES_MAX
                found = from_workbook(file.file, self._columns) if fits else []
            else:
                found = from_text(pasted, self._columns, looks())
        except Unreadable:
            found = []
        if not found and file:
            self.add_error("file", str(UNFIT if self._people else UNFIT_UNITS))
        elif not found:
            self.add_error("pasted", str(UNFIT_TEXT))
        return found

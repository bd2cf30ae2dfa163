"""Handing orders in, and choosing of which days the answers are wanted."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from taizhang.files.unreadable import Reason, Unreadable
from taizhang.hotline.reading import Said, from_file, from_text
from taizhang.web.plain_forms import PlainForm

FILE_BYTES_MAX = 10 * 1024 * 1024
TEXT_MAX = 400_000
UNFIT = _(
    "这份表读不懂。请确认它是热线系统导出的工单表，有“工单编号”和“标题”或“内容”两列，"
    "存成 .xlsx 或 .csv 再交。"
)
UNFIT_TEXT = _(
    "贴进来的看不懂：没找到工单编号。请把整张工单连同“工单编号：”这样的字一起复制，"
    "或者连表头一起复制几行。"
)
TOO_MANY = _("太多了：一次最多 500 张工单。请分几次交；往年的旧工单请走“导入”。")


class HandInForm(PlainForm):
    """Hands in the text of orders, or a sheet of them."""

    pasted = forms.CharField(
        label=_("把工单贴在这里"),
        help_text=_("一张工单的全文，或者在表里选中几行连表头一起复制"),
        required=False,
        max_length=TEXT_MAX,
        strip=False,
        widget=forms.Textarea({"rows": 10, "autocomplete": "off"}),
        error_messages={"max_length": _("贴得太多了。请分几次，或者交表格文件。")},
    )
    file = forms.FileField(
        label=_("或者交一张表"),
        help_text=_(".xlsx、.xls 或 .csv，一次最多 500 张"),
        required=False,
        widget=forms.ClearableFileInput({"accept": ".xlsx,.xls,.csv,.txt"}),
        error_messages={"empty": _("这个文件是空的。请核对一下选的是不是这一份。")},
    )

    def read(self) -> list[Said]:
        """Return what was handed in; [] where it cannot be read, and the form says so."""
        file, pasted = self.cleaned_data["file"], self.cleaned_data["pasted"]
        if not file and not pasted.strip():
            self.add_error("pasted", _("还没贴工单，也没选文件。请二选一。"))
            return []
        try:
            if not file:
                return from_text(pasted)
            if file.size <= FILE_BYTES_MAX:
                return from_file(file.file, str(file.name))
            raise Unreadable(Reason.TOO_LARGE)
        except Unreadable as unreadable:
            many = unreadable.reason is Reason.TOO_MANY_ROWS
            words = TOO_MANY if many else UNFIT if file else UNFIT_TEXT
            self.add_error("file" if file else "pasted", str(words))
        return []


class DaysForm(forms.Form):
    """Of which days the answers are wanted: a week, unless told otherwise."""

    use_required_attribute = False
    since = forms.DateField(
        label=_("从"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("到"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    @classmethod
    def at_address(cls, said: Any) -> "DaysForm":
        """Return the form as an address has it."""
        week = {"since": localdate() - dt.timedelta(days=7), "until": localdate()}
        return cls(said if "since" in said else None, initial=week)

    def days(self) -> tuple[dt.date, dt.date]:
        """Return first and last day, the usual ones where the address makes no sense."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["since"], self.cleaned_data["until"]
        return localdate() - dt.timedelta(days=7), localdate()

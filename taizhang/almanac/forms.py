"""Bringing the yearly notice in, setting single days, and confirming what they change."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.almanac.notice import Reading, read, year_in
from taizhang.files.text import written
from taizhang.files.unreadable import Unreadable
from taizhang.files.workbooks import packed_workbook
from taizhang.places.calendar import FIRST_YEAR
from taizhang.web.acting import KeyedForm

FILE_BYTES_MAX = 1024 * 1024
TEXT_MAX = 20_000
ROWS_MAX = 1_000
SPAN_MAX = 31
UNREADABLE = _(
    "这个文件读不懂。请存成 .xlsx，第一列写日期（2027-01-01），第二列写“放假”或“上班”，再交；"
    "也可以把通知的原文贴在上面。"
)


class NoticeForm(forms.Form):
    """Takes the text of the notice, or a table of days."""

    use_required_attribute = False
    year = forms.TypedChoiceField(label=_("哪一年的"), coerce=int)
    text = forms.CharField(
        label=_("通知原文"),
        help_text=_("整篇贴来就行；也可以一天一行：2027-01-01 放假 元旦"),
        required=False,
        max_length=TEXT_MAX,
        strip=False,
        widget=forms.Textarea({"rows": 12, "autocomplete": "off"}),
        error_messages={"max_length": _("贴得太多了。只贴写放假和上班的那几段。")},
    )
    file = forms.FileField(
        label=_("或者交一张表"),
        help_text=_(".xlsx：日期、放假或上班、名称"),
        required=False,
        widget=forms.ClearableFileInput({"accept": ".xlsx"}),
        error_messages={"empty": _("这个文件是空的。请核对一下选的是不是这一份。")},
    )
    faults: Sequence[tuple[str, str]] = ()

    def __init__(self, *args: Any, years: Sequence[int], **rest: Any) -> None:
        """Take the years that a notice can be for, and of them the one looked for first."""
        super().__init__(*args, **rest)
        choices = [(str(year), str(year)) for year in sorted(years)]
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices, field.initial = choices, years[0]

    @property
    def status(self) -> int:
        """What a page with this form on it answers."""
        return 422 if self.is_bound and self.errors else 200

    def reading(self) -> Reading | None:
        """Return what was read; None: something is missing or not understood, and it says so."""
        text = self._text()
        if not text.strip():
            if not self.errors:
                self.add_error("text", gettext("还没贴通知，也没交表。请二选一。"))
            return None
        year = self.cleaned_data["year"]
        named = year_in(text)
        if named and named != year:
            words = gettext(
                "这是 %(named)d 年的通知，上面选的是 %(year)d 年。请改一下年份。"
            )
            self.add_error("year", words % {"named": named, "year": year})
            return None
        found = read(text, year)
        self.faults = found.faults
        if found.faults:
            self.add_error(
                "text", gettext("有几句没看懂，列在下面。改好再按一次，什么都还没有变。")
            )
        elif not found.days:
            self.add_error("text", gettext("没有读到放假或上班的日子。请贴通知的原文。"))
        return None if self.errors else found

    def _text(self) -> str:
        """Return the text, or the table as text: it stands in the form from then on."""
        file = self.cleaned_data.get("file")
        if not file:
            return str(self.cleaned_data.get("text", ""))
        try:
            text = _lines(file) if file.size <= FILE_BYTES_MAX else ""
        except Unreadable:
            text = ""
        if not text:
            self.add_error("file", str(UNREADABLE))
        changed = cast("QueryDict", self.data).copy()
        changed["text"] = text or self.cleaned_data.get("text", "")
        self.data = changed
        return text


def _lines(file: Any) -> str:
    book = packed_workbook(file.file)
    try:
        rows = [
            row for _place, row in zip(range(ROWS_MAX), book.sheets[0].rows(), strict=False)
        ]
    finally:
        book.close()
    return "\n".join(filter(None, (_row(row) for row in rows)))


def _row(row: Sequence[Any]) -> str:
    cells = [
        cell.date().isoformat() if isinstance(cell, dt.datetime) else written(cell)
        for cell in row[:3]
    ]
    return ",".join(cells) if any(cells) else ""


class DaysForm(forms.Form):
    """Sets a day, or a few one after another, as the office itself wants them."""

    OFF, ON, USUAL = "off", "on", "usual"
    use_required_attribute = False
    first = forms.DateField(
        label=_("哪一天"),
        widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": _("还没写哪一天。"),
            "invalid": _("日期写成 2026-12-05 这样。"),
        },
    )
    last = forms.DateField(
        label=_("到哪一天"),
        help_text=_("只有一天就不填"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": _("日期写成 2026-12-05 这样。")},
    )
    what = forms.ChoiceField(
        label=_("改成"),
        choices=[(OFF, _("放假")), (ON, _("上班")), (USUAL, _("照星期"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("还没选改成什么。")},
    )
    name = forms.CharField(
        label=_("为什么"),
        help_text=_("如：台风停工、镇庆"),
        max_length=40,
        required=False,
        error_messages={"max_length": _("写得太长了，最多 %(limit_value)d 个字。")},
    )

    def __init__(self, *args: Any, until: int, **rest: Any) -> None:
        """Take the last year that a day can be of."""
        super().__init__(*args, **rest)
        self._until = until

    @property
    def status(self) -> int:
        """What a page with this form on it answers."""
        return 422 if self.is_bound and self.errors else 200

    def clean(self) -> dict[str, Any]:
        """Check that the days are in order, not too many, and of a year that has a page."""
        said = super().clean() or {}
        first = said.get("first")
        if first is None:
            return said
        last = said.get("last") or first
        if not 0 <= (last - first).days < SPAN_MAX:
            self.add_error("last", gettext("要在前一天之后，一次最多 31 天。"))
        if last.year > self._until:
            words = gettext("最远改到 %(year)d 年底。")
            self.add_error("first", words % {"year": self._until})
        if first.year < FIRST_YEAR:
            words = gettext("最早改到 %(year)d 年初。")
            self.add_error("first", words % {"year": FIRST_YEAR})
        return said | {"last": last}

    @property
    def working(self) -> bool | None:
        """Whether the days are worked; None: the day of the week decides."""
        what = self.cleaned_data["what"]
        return None if what == self.USUAL else what == self.ON


class ConfirmForm(KeyedForm):
    """Confirms a change whose effect was shown by the calendar `version`."""

    drafted = False
    version = forms.CharField(widget=forms.HiddenInput, max_length=40)

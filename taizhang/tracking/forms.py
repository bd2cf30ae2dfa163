"""The form that looks for a receipt number; its key, or the end of a phone, opens it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.timezone import localdate, now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.emptying.stubs import by_receipt
from taizhang.gate import holding
from taizhang.gate.taking import Solution
from taizhang.ledger import numbers
from taizhang.ledger.receipts import holder_of
from taizhang.places.directory import office
from taizhang.tracking import guessing
from taizhang.tracking.matter import matter_of
from taizhang.tracking.opened import Opened
from taizhang.web import receipts
from taizhang.web.plain_forms import PlainForm

ENDING = 4


def _digits(text: str) -> str:
    return "".join(str(int(mark)) for mark in text if mark.isdecimal())


class LookUpForm(PlainForm):
    """Looks for a receipt number; its key or the end of a phone number opens it."""

    number = forms.CharField(
        label=_("回执号"),
        required=False,
        max_length=60,
        help_text=_("12 位数字，中间有没有空格都行"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label=_("手机号后四位"),
        required=False,
        max_length=20,
        help_text=_("可不填；填了能看自己写的，也能说满意不满意"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)
    waits = False

    def __init__(self, data: QueryDict | None = None) -> None:
        """Bind `data`."""
        super().__init__(data)
        self.opened: Opened | None = None

    @property
    def status(self) -> int:
        """What a page with this form on it answers."""
        return 429 if self.waits else super().status

    def clean_number(self) -> str:
        """Return the number, having checked that it can be one. Costs no try."""
        typed = str(self.cleaned_data["number"])
        if not typed.strip():
            raise ValidationError(_("还没写回执号。号在回执上，12 位数字。"))
        receipt = numbers.receipt_from(typed)
        if receipt is None:
            raise ValidationError(not_found())
        return receipt

    def clean(self) -> dict[str, Any]:
        """Look for it, unless too many were wrong just now."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        receipt, at = cleaned.get("number", ""), now()
        if not receipt:
            return cleaned
        solution = Solution(cleaned["asked"], cleaned["answer"])
        if seconds := guessing.wait(receipt, solution, at):
            self.waits = True
            words = gettext("刚才输错的太多了，请过 %(n)d 秒再查。急事请打电话。")
            raise ValidationError(words % {"n": seconds})
        self.opened = self._found(receipt)
        return cleaned

    def _found(self, receipt: str) -> Opened | None:
        if not _known(receipt):
            guessing.note_wrong(now())
            self.add_error("number", not_found())
            return None
        if key := self.cleaned_data["key"]:
            if receipts.opens(receipt, key):
                return Opened(receipt, unlocked=True)
            guessing.note_wrong(now())
        if ending := _digits(self.cleaned_data["ending"]):
            return self._opened_by_ending(receipt, ending)
        return Opened(receipt)

    def _opened_by_ending(self, receipt: str, ending: str) -> Opened | None:
        at = now()
        phone = _digits(_phone_of(receipt))
        if not guessing.may_try_ending(receipt, at):
            self.add_error(
                "ending", gettext("后四位试得太多了，请过一小时再试，或扫回执上的码。")
            )
            return None
        if len(ending) == ENDING and phone.endswith(ending):
            return Opened(receipt, unlocked=True)
        guessing.note_wrong(at)
        words = gettext(
            "后四位和留下的手机号对不上。请核对，或扫回执上的码；不填也能查进度。"
        )
        self.add_error("ending", words)
        return None


def _known(receipt: str) -> bool:
    """Return whether somebody was given this number: for a matter, or on a printed stub."""
    given = holder_of(receipt) or holding.by_receipt(receipt)
    return bool(given or by_receipt(receipt, localdate()))


def not_found() -> str:
    """Return what to say of a number that nobody holds."""
    phone = office().phone
    words = gettext("没有找到这个回执号。请核对 12 位数字，或打 %(phone)s 报姓名查询。")
    return words % {"phone": phone or gettext("街道电话")}


def _phone_of(receipt: str) -> str:
    if holder := holder_of(receipt):
        return matter_of(holder).phone
    held = holding.by_receipt(receipt)
    return held.report.phone if held and held.report else ""

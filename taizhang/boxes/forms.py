"""The forms of the pages about boxes: plan, opening, count, photos, sign-off."""

import math
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from taizhang.boxes.wording import EVERY, WEEKDAYS, WHY
from taizhang.emptying.balance import Lack
from taizhang.emptying.opening import Seal
from taizhang.emptying.plan import Every, Plan
from taizhang.emptying.refusals import NotDone
from taizhang.emptying.stubs import PRINTED_MOST
from taizhang.people import witness
from taizhang.people.models import Unit, User
from taizhang.tongue import local
from taizhang.web.acting import text_field
from taizhang.web.plain_forms import PlainForm
from taizhang.web.selects import offer, select_field
from taizhang.web.uploads import UploadField

SEAL_MOST = 32
PHOTOS_AT_ONCE = 20
OF_THE_OFFICE = (Unit.Kind.SUBDISTRICT, Unit.Kind.DEPARTMENT, Unit.Kind.COMMUNITY)
COUNT_WORDS = {
    "required": _("还没写张数。一张也没有，就写 0。"),
    "invalid": _("张数要写数字，比如 14。"),
    "min_value": _("张数不能小于 0。"),
}


class BoxForm(PlainForm):
    """A form that answers 422 with what is wrong in it, 409 where a rule refuses it."""

    def refuse(self, not_done: NotDone) -> None:
        """Say why nothing was written, beside the fields that it speaks of."""
        self.refused = True
        for each in not_done.why:
            name, words = WHY[each]
            self.add_error(name if name in self.fields else None, str(words))


class PlanForm(BoxForm):
    """How often a box is opened, and who looks after it; at first also its seal."""

    every = forms.ChoiceField(
        label=_("多久开一次"),
        widget=forms.RadioSelect,
        choices=[(each.value, words) for each, words in EVERY.items()],
        error_messages={"required": _("还没选多久开一次。")},
    )
    weekday = forms.TypedChoiceField(
        label=_("星期几"),
        widget=forms.RadioSelect,
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        help_text=_("碰上休息日，顺延到下一个工作日"),
        error_messages={"required": _("还没选星期几。")},
    )
    keeper = select_field(_("负责人"), _("到期没开，在工作台上提醒"))
    seal = text_field(_("现在的封条号"), hint=_("印在封条上，比如 0238"))

    def __init__(self, data: Any = None, *, new: bool, **rest: Any) -> None:
        """Ask for the seal of a box that is `new`; later it comes from the openings."""
        super().__init__(data, **rest)
        self.people = people_of_the_office()
        offer(self, "keeper", [("", gettext("请选择")), *self.people.items()])
        if not new:
            del self.fields["seal"]

    def clean_keeper(self) -> str:
        """Check that the keeper is somebody of the office."""
        keeper = str(self.cleaned_data["keeper"])
        if keeper not in self.people:
            raise forms.ValidationError(_("还没选负责人。请选一位。"))
        return keeper

    def clean_seal(self) -> str:
        """Check that there is a number."""
        return seal_number(str(self.cleaned_data["seal"]))

    @property
    def plan(self) -> Plan:
        """The plan as it was chosen."""
        return Plan(Every(self.cleaned_data["every"]), self.cleaned_data["weekday"])


class SecondPersonForm(BoxForm):
    """A form that two people confirm: one is signed in, the other types a password here."""

    seal = text_field(_("封条号"))
    photo = UploadField(label=_("封条照片"), most=1, help_text=_("拍清楚号，可不拍"))
    second = select_field(_("另一位在场的同事"))
    password = forms.CharField(
        label=_("这位同事的密码"),
        required=False,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("由本人输入，和登录的密码一样；不会换人登录"),
    )

    def __init__(
        self,
        request: HttpRequest,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        **rest: Any,
    ) -> None:
        """Offer everybody of the office but whoever is signed in."""
        super().__init__(data, files, **rest)
        self._request = request
        self.people = people_of_the_office(may_vouch=True, but=request.user)
        offer(self, "second", [("", gettext("请选择")), *self.people.items()])

    def clean_seal(self) -> str:
        """Check that there is a number."""
        return seal_number(str(self.cleaned_data["seal"]))

    def clean_photo(self) -> str:
        """Return the hash of the photo, "" for none."""
        kept = self.cleaned_data["photo"]
        return kept[0].sha256 if kept and kept[0].pictured else ""

    def clean(self) -> dict[str, Any]:
        """Check the second person's password, once all else is right."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        second = said.get("second", "")
        if second not in self.people:
            self.add_error("second", str(WHY[Lack.ONE_PERSON][1]))
        elif not said.get("password"):
            self.add_error("password", _("还没输密码。请另一位同事输自己的密码。"))
        elif not self.errors:
            self._check(second, said["password"])
        return said

    def _check(self, second: str, password: str) -> None:
        user = User.objects.get(pseudonym=second)
        try:
            witness.vouch(user, password, self._request)
        except witness.NotThem as wrong:
            self.add_error("password", _waiting(math.ceil(wrong.wait.total_seconds())))

    def as_seal(self, **more: Any) -> Seal:
        """Return the seal as it was described."""
        return Seal(self.cleaned_data["seal"], self.cleaned_data["photo"], **more)


class OpenForm(SecondPersonForm):
    """Two people open a box: what its seal says, and whether it is whole."""

    seal_intact = forms.ChoiceField(
        label=_("封条"),
        widget=forms.RadioSelect,
        choices=[("yes", _("完好")), ("no", _("不完好"))],
        initial="yes",
        error_messages={"required": _("还没说封条完好不完好。")},
    )
    seal_note = text_field(_("说明"), hint=_("号不一样或不完好时要写，会公开"))
    field_order = ("seal", "seal_intact", "seal_note", "photo", "second", "password")

    def found(self) -> Seal:
        """Return the seal as it was found."""
        said = self.cleaned_data
        note = said["seal_note"].strip()[:200]
        return self.as_seal(intact=said["seal_intact"] == "yes", note=note)


class SignForm(SecondPersonForm):
    """Two people sign: the box has a new seal."""

    def __init__(self, *args: Any, **rest: Any) -> None:
        """Word the field of the seal."""
        super().__init__(*args, **rest)
        self.fields["seal"].label = _("新封条号")


class CountForm(BoxForm):
    """How many slips there are; another count than the first with its reason."""

    counted = forms.IntegerField(
        label=_("一共几张"),
        min_value=0,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=COUNT_WORDS,
    )
    reason = text_field(_("为什么改"), hint=_("会印在开箱记录上"))

    def __init__(self, data: Any = None, *, again: bool, **rest: Any) -> None:
        """Ask for a reason where it was counted before."""
        super().__init__(data, **rest)
        if not again:
            del self.fields["reason"]


class PhotosForm(BoxForm):
    """Photos of the slips, in the order in which they lie."""

    photos = UploadField(
        label=_("意见条照片"),
        most=PHOTOS_AT_ONCE,
        help_text=_("一张一张按顺序拍，一起选上；一次最多 20 张，可以分几次"),
    )

    def clean_photos(self) -> tuple[str, ...]:
        """Return the hashes of the pictures."""
        kept = tuple(each.sha256 for each in self.cleaned_data["photos"] if each.pictured)
        if not kept:
            raise forms.ValidationError(_("还没选照片。也可以不拍，对着纸直接录。"))
        return kept


class PrintForm(BoxForm):
    """How many slips to print, four to a sheet of A4."""

    count = forms.IntegerField(
        label=_("印几张"),
        min_value=1,
        max_value=PRINTED_MOST,
        initial=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("一张 A4 纸印 4 张，裁开用；一次最多 100 张"),
        error_messages=COUNT_WORDS
        | {
            "min_value": _("至少印 1 张。"),
            "max_value": _("一次最多印 100 张。请分几次印。"),
        },
    )


def people_of_the_office(*, may_vouch: bool = False, but: Any = None) -> dict[str, str]:
    """Return who there is in the office, by pseudonym. One query.

    `may_vouch`: only who has a password of their own; `but`: without that account.
    """
    rows = User.objects.select_related("unit").filter(
        is_active=True, unit__kind__in=OF_THE_OFFICE
    )
    return {
        row.pseudonym: named(row)
        for row in rows.order_by("unit_id", "pk")
        if row != but and (witness.may_vouch(row) or not may_vouch)
    }


def named(row: User) -> str:
    """Return what somebody is called, with their title."""
    title = local(row.title, row.title_en)
    return " · ".join(filter(None, (local(row.name, row.name_en), title)))


def seal_number(typed: str) -> str:
    """Return the number of a seal as it is kept."""
    number = "".join(typed.split()).upper()
    if not number:
        raise forms.ValidationError(str(WHY[Lack.SEAL_MISSING][1]))
    if len(number) > SEAL_MOST:
        raise forms.ValidationError(_("封条号太长了，最多 32 个字。请核对。"))
    return number


def _waiting(seconds: int) -> str:
    if not seconds:
        return gettext("没有确认：密码不对。请本人核对大小写，再输一遍。")
    words = ngettext(
        "没有确认：密码错得太多。请过 %(n)d 秒再试。",
        "没有确认：密码错得太多。请过 %(n)d 秒再试。",
        seconds,
    )
    return words % {"n": seconds}

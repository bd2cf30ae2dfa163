"""The form in which a guide is kept, and the one that asks somebody to come."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from taizhang.core.texts import SUMMARY_MAX, readable, tidy
from taizhang.gate.taking import Solution
from taizhang.guides.models import Guide
from taizhang.people.models import random_letters
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.phones import check_mobile
from taizhang.web.plain_forms import TOO_LONG, PlainForm, line

NOTE_MAX = 2_000
MATERIALS_MOST = 40
MATERIAL_MAX = 120
OPTIONAL = "?？"
KEPT = (
    *("name", "name_en", "whom", "whom_en", "where", "where_en", "hours", "hours_en"),
    *("phone", "note", "note_en", "comes", "active", "order"),
)


class GuideForm(PlainForm):
    """A guide: what to bring, to whom, when, and whether somebody comes."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    name = line(_("办什么"), 60, needed=_("还没写办什么。"))
    name_en = line(_("英文"), 120)
    whom = line(_("谁可以办"), 200)
    whom_en = line(_("谁可以办（英文）"), 400)
    where = line(_("到哪里办，找谁"), 200)
    where_en = line(_("到哪里办，找谁（英文）"), 400)
    hours = line(_("什么时候办"), 200)
    hours_en = line(_("什么时候办（英文）"), 400)
    phone = line(_("咨询电话"), 32)
    order = forms.IntegerField(
        label=_("排在第几"),
        min_value=0,
        max_value=999,
        error_messages={
            "required": _("还没写排在第几。"),
            "invalid": _("这里要写一个数。"),
        },
    )
    materials = forms.CharField(
        label=_("要带的材料"),
        required=False,
        help_text=_("一行一样；英文写在竖线后面；用得着才带的，行末加问号"),
        widget=forms.Textarea({"rows": 8}),
    )
    note = forms.CharField(
        label=_("还要知道的"),
        required=False,
        max_length=NOTE_MAX,
        widget=forms.Textarea({"rows": 4}),
        error_messages=TOO_LONG,
    )
    note_en = forms.CharField(
        label=_("还要知道的（英文）"),
        required=False,
        max_length=NOTE_MAX,
        widget=forms.Textarea({"rows": 4}),
        error_messages=TOO_LONG,
    )
    comes = forms.BooleanField(label=_("行动不便的，可以请人上门代办"), required=False)
    active = forms.BooleanField(label=_("在用，居民看得到"), required=False)

    def __init__(self, data: Any = None, *, row: Guide | None = None) -> None:
        """Show what `row` says, or an empty form."""
        self.row = row
        super().__init__(data, initial=_told(row))

    def clean_materials(self) -> list[tuple[str, str, bool]]:
        """Return what to bring: in Chinese, in English, and whether it may be missing."""
        lines = [line.strip() for line in self.cleaned_data["materials"].splitlines()]
        found = [_material(line) for line in lines if line]
        if len(found) > MATERIALS_MOST:
            raise ValidationError(_("材料太多了，最多 40 样。请合并几样，再提交。"))
        if any(len(word) > MATERIAL_MAX for each in found for word in each[:2]):
            raise ValidationError(_("有一样材料写得太长，每样最多 120 个字。请改短。"))
        return found

    def write(self) -> bool:
        """Write it down; False: somebody else changed it meanwhile."""
        said = self.cleaned_data
        told = {name: said[name] for name in (*KEPT, "materials")}
        if self.row is None:
            Guide.objects.create(code=random_letters(), **told)
            return True
        here = Guide.objects.filter(pk=self.row.pk, version=said["version"])
        if here.update(version=said["version"] + 1, **told):
            return True
        self.overtaken()
        return False


class AskForm(KeyedForm):
    """Asks somebody to come: where to, whom to call, and what must be known before."""

    drafted = False
    place_text = text_field(_("家住哪里"), hint=_("小区、楼栋和门牌，只给上门的人看"))
    phone = text_field(_("手机号"), hint=_("上门前先给您打电话"))
    reporter = text_field(_("怎么称呼您"), hint=_("可不填"))
    words = text_field(
        _("还有什么要先知道的"), rows=3, hint=_("可不填，如：老人耳背，请按门铃")
    )
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_phone(self) -> str:
        """Check that there is a number: nobody comes unannounced."""
        phone = check_mobile(str(self.cleaned_data["phone"]))
        if not phone:
            raise ValidationError(_("还没留电话。上门前要先打电话约时间，请留一个。"))
        return phone

    def clean_place_text(self) -> str:
        """Check that it is said where to come."""
        place = tidy(str(self.cleaned_data["place_text"]))
        if not place:
            raise ValidationError(_("还没写家住哪里。写小区、楼栋和门牌就行。"))
        if len(place) > SUMMARY_MAX or not readable(place):
            raise ValidationError(_("地址写得太长，或者有存不下来的符号。请只写要紧的。"))
        return place

    @property
    def solution(self) -> Solution:
        """The puzzle that stood on the form, and what the browser found."""
        return Solution(self.cleaned_data["asked"], self.cleaned_data["answer"])


def _material(line: str) -> tuple[str, str, bool]:
    optional = line[-1] in OPTIONAL
    chinese, _bar, english = line.rstrip(OPTIONAL).replace("｜", "|").partition("|")
    return chinese.strip(), english.strip(), optional


def _told(row: Guide | None) -> dict[str, Any]:
    if row is None:
        return {"active": True, "order": Guide.objects.count()}
    lines = (
        f"{chinese}{' | ' + english if english else ''}{'？' if optional else ''}"
        for chinese, english, optional in row.materials
    )
    told = {name: getattr(row, name) for name in (*KEPT, "version")}
    return told | {"materials": "\n".join(lines)}

"""The form by which a resident says what the matter is. One sentence is enough."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core.texts import SUMMARY_MAX, WORDS_MAX, readable, tidy
from taizhang.gate.photos import room_for
from taizhang.gate.taking import Solution
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.phones import check_mobile
from taizhang.web.snapshots import SnapshotField


def short_field(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field for a line of words."""
    words = _("太长了，请只写要紧的，%(limit_value)d 个字以内。")
    field = forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=SUMMARY_MAX,
        error_messages={"max_length": words},
    )
    field.widget.attrs["autocomplete"] = "off"
    return field


class ReportForm(KeyedForm):
    """What the matter is; all else is optional. `about`: pressed beside a similar one."""

    drafted = False
    words = text_field(
        _("有什么事，直接说"), rows=4, hint=_("可以点输入法上的话筒，说出来就行")
    )
    place_text = short_field(_("在哪儿"), _("小区、楼栋或路名，可不填"))
    photos = SnapshotField(label=_("照片"), help_text=_("可不传，最多 6 张"))
    phone = short_field(_("手机号"), _("可不留，留了好给您回话"))
    reporter = short_field(_("怎么称呼您"), _("可不填"))
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, data: QueryDict | None = None) -> None:
        """Bind `data`, or what was posted with `request`, if anything was."""
        posted = request.method == "POST"
        bound = data or request.POST if posted else None
        super().__init__(bound, request.FILES if posted else None)
        self.about = bound.get("about", "") if bound else ""
        photos = self.fields["photos"]
        assert isinstance(photos, SnapshotField)
        photos.room = room_for(request)
        self.photos_field = photos
        self.fields["phone"].widget.attrs.update({"inputmode": "tel", "type": "tel"})

    def clean_words(self) -> str:
        """Check that something was said, unless it is said by pressing a button."""
        words = tidy(str(self.cleaned_data["words"]))
        if not words and not self.about:
            raise ValidationError(_("还没写是什么事。一句话就行，比如“楼道灯不亮”。"))
        if len(words) > WORDS_MAX:
            said = _("写得太长了，现在 %(count)d 个字，最多 %(most)d 个。请只留要紧的。")
            raise ValidationError(said % {"count": len(words), "most": WORDS_MAX})
        if not readable(words):
            raise ValidationError(_("有些符号存不下来。请删掉看不见的符号，再提交一次。"))
        return words

    def clean_phone(self) -> str:
        """Check that a mobile number has its eleven digits."""
        return check_mobile(str(self.cleaned_data["phone"]))

    @property
    def solution(self) -> Solution:
        """The puzzle that stood on the form, and what the browser found."""
        return Solution(self.cleaned_data["asked"], self.cleaned_data["answer"])

    def begin_anew(self) -> None:
        """Have the next press count as another matter."""
        self.rewrite("key", uuid.uuid4())

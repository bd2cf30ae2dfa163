"""The form by which a matter goes onto the ledger. Fields bear the names of its commands."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core.vocabulary import Channel, Conclusion, Nature, Urgency
from taizhang.intake.offers import urgencies, ways_in
from taizhang.ledger import book
from taizhang.people.receivers import receivers
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_groups, communities_there
from taizhang.reading.moments import Muddle, NotAMoment, moment
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.phones import check_mobile
from taizhang.web.plain_forms import MomentField
from taizhang.web.selects import offer, select_field, settle_receiver
from taizhang.web.uploads import UploadField, UploadInput
from taizhang.web.wording import choices, word

# Who does not accept what they are told is answered by a leader, not at the counter.
SETTLED = (Conclusion.SOLVED, Conclusion.EXPLAINED_ACCEPTED)
MUDDLES = {
    Muddle.UNREADABLE: _("时间看不懂。请写成 11-19 14:30 这样，或写“昨天”。"),
    Muddle.MONTH: _("没有 %(part)s 月。请核对月份，写成 11-19 这样。"),
    Muddle.DAY: _("没有 %(part)s 这一天。请核对日期。"),
    Muddle.HOUR: _("没有 %(part)s 这个钟点。请写成 14:30 这样。"),
    Muddle.YEAR: _("%(part)s 年太早了。请核对年份。"),
}


# What no browser should fill in by itself: it would be another resident's.
TYPED = ("line", "reporter", "phone", "told_by", "place_text", "summary", "their_number")


class RegisterForm(KeyedForm):
    """Registers a matter, or adds a resident to one that is there already.

    `line`: all of it in one line, or pasted out of a chat, from which the rest is filled.
    """

    line = text_field(
        _("一句话录入"),
        rows=1,
        hint=_("姓名、电话、地址、事由，什么顺序都行；也可以粘贴微信聊天记录"),
    )
    reporter = text_field(_("姓名"), hint=_("可不填"))
    phone = text_field(_("电话"), hint=_("答复用"))
    told_by = text_field(_("代报人"), hint=_("替别人反映的，写是谁来说的"))
    nature = forms.ChoiceField(label=_("性质"), initial=Nature.REQUEST)
    channel = forms.ChoiceField(
        label=_("来源"), widget=forms.RadioSelect, initial=Channel.COUNTER
    )
    place_text = text_field(_("地点"), hint=_("小区、楼栋，也可以照原话写"))
    community = select_field(_("社区"))
    category = select_field(_("类别"))
    summary = text_field(_("事项"), hint=_("一句话，台账里显示这句"))
    words = text_field(_("原话"), rows=3, hint=_("反映人怎么说就怎么记，可不填"))
    urgency = forms.ChoiceField(
        label=_("轻重与时限"),
        widget=forms.RadioSelect,
        initial=Urgency.ORDINARY,
        help_text=_("按工作日算"),
    )
    happened_at = text_field(_("反映时间"), hint=_("就是现在的不用填"))
    their_number = text_field(_("来件编号"), hint=_("12345 工单、信件的编号，没有不填"))
    their_due = MomentField(
        label=_("来件时限"),
        help_text=_("来件上写的；和本单位时限比，早的算数"),
        invalid=_("来件时限看不懂。请写成 2026-11-23 17:00 这样，核对日期。"),
    )
    found_by_staff = forms.BooleanField(
        label=_("工作人员自己发现的，没有反映人"), required=False
    )
    photos = UploadField(
        label=_("现场照片"),
        help_text=_("整改前的样子，可多选，每张不超过 15 MB"),
    )
    unit = select_field(_("派给"), _("登记时一起受理派办"))
    handler = select_field(_("承办人"))
    result = text_field(
        _("当场怎么办的"), rows=2, hint=_("怎么答复、怎么解决的，反映人也看得到")
    )
    conclusion = forms.ChoiceField(
        label=_("结果"),
        widget=forms.RadioSelect,
        required=False,
        initial=Conclusion.SOLVED,
    )
    after_photos = UploadField(
        label=_("办好以后的照片"), help_text=_("看得见的事要有，不是的不用")
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
        *,
        may_dispatch: bool,
        may_settle: bool = False,
        **rest: Any,
    ) -> None:
        """Offer what there is to choose; dispatching and settling only to who may."""
        super().__init__(data, files, **rest)
        self.gazetteer = Gazetteer()
        self.receivers = receivers()
        self.linking = bool(data and data.get("link"))
        self.fields["nature"].choices = choices(Nature)  # type: ignore[attr-defined]
        self.ways = ways_in(data.get("channel", "") if data else "")
        self.usual_count = len(self.ways.usual)
        self.fields["channel"].choices = self.ways.choices  # type: ignore[attr-defined]
        self.fields["urgency"].choices = urgencies()  # type: ignore[attr-defined]
        communities = communities_there().items()
        offer(self, "community", [("", gettext("按地点判断")), *communities])
        offer(self, "category", [("", gettext("请选择")), *category_groups()])
        offer(self, "unit", self.receivers.unit_options(gettext("暂不派办")))
        offer(self, "handler", self.receivers.people_options())
        self.fields["place_text"].widget.attrs["list"] = "places"
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        self.fields["happened_at"].widget.attrs["placeholder"] = gettext("如：11-19 14:30")
        for name in TYPED:
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["conclusion"].choices = [  # type: ignore[attr-defined]
            (each.value, word(each)) for each in SETTLED
        ]
        if data is None:
            self.fields["line"].widget.attrs["autofocus"] = True
        dispatching = () if may_dispatch else ("unit", "handler")
        settling = () if may_settle else ("result", "conclusion", "after_photos")
        for name in (*dispatching, *settling):
            del self.fields[name]

    @property
    def sent(self) -> book.Form:
        """The identity of this form: what was filled in, and what was asked to be done."""
        plain = super().sent
        asked = (self.data.get("act", ""), self.data.get("link", ""))
        return book.form(plain.key, plain.fingerprint, asked)

    def clean_phone(self) -> str:
        """Check that a mobile number has its eleven digits; others are as they are."""
        return check_mobile(str(self.cleaned_data["phone"]))

    def clean_category(self) -> str:
        """Check that a category was chosen; the rules know which there are."""
        category = str(self.cleaned_data["category"])
        if not (category or self.linking):
            raise ValidationError(_("还没选类别。不确定就选“其他”，以后可以更正。"))
        return category

    def clean_community(self) -> str:
        """Return the chosen community, "" where none of that name is there."""
        community = str(self.cleaned_data["community"])
        return community if community in communities_there() else ""

    def clean_happened_at(self) -> dt.datetime | None:
        """Return when it was raised; None: now."""
        written = str(self.cleaned_data["happened_at"])
        if not written.strip():
            return None
        try:
            return moment(written, now())
        except NotAMoment as muddled:
            words = str(MUDDLES[muddled.muddle]) % {"part": muddled.part}
            raise ValidationError(words) from muddled

    def clean_photos(self) -> tuple[str, ...]:
        """Return the hashes of the photos; a document shows nothing of before."""
        return self._pictures("photos")

    def clean_after_photos(self) -> tuple[str, ...]:
        """Return the hashes of the photos of how it is now."""
        return self._pictures("after_photos")

    def clean_conclusion(self) -> Conclusion:
        """Return how it ended; solved unless told otherwise."""
        return Conclusion(self.cleaned_data["conclusion"] or Conclusion.SOLVED)

    def _pictures(self, name: str) -> tuple[str, ...]:
        taken = self.cleaned_data[name]
        pictures = tuple(kept for kept in taken if kept.pictured)
        chooser = self.fields[name].widget
        assert isinstance(chooser, UploadInput)
        chooser.taken = pictures
        if len(pictures) < len(taken):
            raise ValidationError(
                _("没有收下 PDF：这里只收照片。登记以后，请在事项页把它当材料上传。")
            )
        return tuple(kept.sha256 for kept in pictures)

    def clean(self) -> dict[str, Any]:
        """Check what concerns several fields."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        named = cleaned.get("reporter") or cleaned.get("phone")
        if cleaned.get("found_by_staff") and named and not self.linking:
            words = _("自己发现的没有反映人。请去掉这一勾，或把姓名和电话清空。")
            self.add_error("found_by_staff", words)
        settle_receiver(self, self.receivers)
        if cleaned.get("told_by") and cleaned.get("found_by_staff"):
            self.add_error("told_by", _("自己发现的没有代报人。请清空，或去掉那一勾。"))
        settling = self.data.get("act") == "settle" or self.linking
        if cleaned.get("result") and not settling:
            # Nothing that was typed goes nowhere.
            words = _("写了当场怎么办的，就按“当场办结”；要派给别人办，请先清空这一格。")
            self.add_error("result", words)
        return cleaned

    @property
    def only_typed(self) -> bool:
        """Whether nothing but the line was filled in: it has not been read yet."""
        said = ("reporter", "phone", "place_text", "summary", "words", "category")
        typed = bool(self.data.get("line", "").strip())
        return typed and not any(self.data.get(name, "").strip() for name in said)

    def only_photos(self) -> None:
        """Forget every complaint but those about photos: the form is still being filled in."""
        for name in [name for name in self.errors if "photos" not in name]:
            del self.errors[name]

"""The forms of written notices: one to hand out, the counts of its sheets, one reply."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.texts import tidy
from taizhang.core.vocabulary import Actor, Channel, Nature
from taizhang.ledger.writing import Done
from taizhang.notices.models import Notice
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_groups
from taizhang.web.acting import KeyedForm, submitted, text_field
from taizhang.web.phones import check_mobile
from taizhang.web.plain_forms import PlainForm, day, line
from taizhang.web.selects import offer, select_field
from taizhang.web.wording import choices

SHEETS_MOST = 20_000
STALE = _("没有记下：您打开这一页以后，别人改过数。请看看现在的数，再改。")
COUNT = {
    name: _("请写 0 到 20000 的数。")
    for name in ("required", "invalid", "min_value", "max_value")
}


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=SHEETS_MOST, error_messages=COUNT
    )


class NoticeForm(PlainForm):
    """A notice that is to be printed and handed out."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title = line(
        _("标题"), 60, _("如“关于加装电梯征求意见的通知”"), needed=_("还没写标题。")
    )
    text = line(_("通知内容"), 1200, _("印在每一张上"), needed=_("还没写通知内容。"))
    place_text = line(
        _("发到哪里"), 60, _("网格、小区或楼栋"), needed=_("还没写发到哪里。")
    )
    printed = _count(_("印多少张"))
    reply_by = day(_("几号前收回"))

    def __init__(self, data: Any = None) -> None:
        """Offer the names of places while somebody types."""
        super().__init__(data)
        self.fields["text"].widget = forms.Textarea({"rows": 8})
        self.fields["place_text"].widget.attrs |= {"list": "places", "autocomplete": "off"}
        self.gazetteer = Gazetteer()

    def clean_place_text(self) -> str:
        """Return the code of the place that was written."""
        written = str(self.cleaned_data["place_text"])
        found = self.gazetteer.proposals(written)
        sure = self.gazetteer.whereabouts(written, "").place
        named = [each.code for each in found if each.name == written.strip()]
        only = named if len(named) == 1 else [each.code for each in found]
        if len(only) != 1 and not sure:
            raise ValidationError(_("没认出是哪个地方。请从列出的名字里选一个。"))
        return only[0] if len(only) == 1 else sure

    def clean_reply_by(self) -> Any:
        """Check that there is time left to answer."""
        if self.cleaned_data["reply_by"] < localdate():
            raise ValidationError(_("这一天已经过了。请选今天以后的日子。"))
        return self.cleaned_data["reply_by"]

    def write(self, by: str, at: Any) -> Notice:
        """Write the notice; sent twice, it is one."""
        said = dict(self.cleaned_data)
        key, place = said.pop("key"), said.pop("place_text")
        said |= {"place": place, "made_by": by, "made_at": at}
        return Notice.objects.get_or_create(key=key, defaults=said)[0]


class CountsForm(PlainForm):
    """How many sheets went out, came back, and with what on them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    handed_out = _count(_("发出"))
    returned = _count(pgettext_lazy("书面通知", "收回"))
    agreed = _count(_("其中没有意见"))
    blank = _count(_("其中空白或看不清"))

    def __init__(self, data: Any = None, *, row: Notice) -> None:
        """Begin with what stands."""
        names = ("version", "handed_out", "returned", "agreed", "blank")
        super().__init__(data, initial={name: getattr(row, name) for name in names})
        self.row = row

    def clean(self) -> dict[str, Any]:
        """Check that no more came back than went out, and no more went out than there are."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("handed_out", 0) > self.row.printed:
            words = gettext("发出的比印的 %(n)d 张还多。请核对。")
            self.add_error("handed_out", words % {"n": self.row.printed})
        if said.get("returned", 0) > said.get("handed_out", 0):
            self.add_error("returned", _("收回的比发出的还多。请核对。"))
        return said

    def write(self) -> bool:
        """Write the counts; False: somebody else changed them meanwhile, and the form says so."""
        said = dict(self.cleaned_data)
        seen = said.pop("version")
        here = Notice.objects.filter(pk=self.row.pk, version=seen, closed_on=None)
        if here.update(version=seen + 1, **said):
            return True
        self.add_error(None, str(STALE))
        return False


class ReplyForm(KeyedForm):
    """A reply slip on which somebody raised something."""

    reporter = text_field(_("姓名"), hint=_("可不填"))
    phone = text_field(_("电话"), hint=_("答复用"))
    place_text = text_field(_("地点"), hint=_("小区、楼栋，也可以照原话写"))
    nature = forms.ChoiceField(label=_("性质"), initial=Nature.SUGGESTION)
    category = select_field(_("类别"))
    summary = text_field(_("事项"), hint=_("一句话，台账里显示这句"))
    words = text_field(_("原话"), rows=3, hint=_("反映人怎么说就怎么记，可不填"))
    spans = {"summary": 0, "words": 0}

    def __init__(self, data: Any = None, *, row: Notice) -> None:
        """Begin where the notice was handed out."""
        super().__init__(data)
        self.row, self.gazetteer = row, Gazetteer()
        self.initial["place_text"] = self.gazetteer.name_of(row.place)
        self.fields["nature"].choices = choices(Nature)  # type: ignore[attr-defined]
        offer(self, "category", [("", gettext("请选择")), *category_groups()])
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        for name in ("reporter", "phone", "place_text", "summary"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_phone(self) -> str:
        """Check that a mobile number has its eleven digits; others are as they are."""
        return check_mobile(str(self.cleaned_data["phone"]))

    def clean_category(self) -> str:
        """Check that a category was chosen; the rules know which there are."""
        if not self.cleaned_data["category"]:
            raise ValidationError(_("还没选类别。不确定就选“其他”，以后可以更正。"))
        return str(self.cleaned_data["category"])

    def carry_out(self, by: Actor) -> Done | None:
        """Register what was raised; None: it was refused, and the form says why."""
        said = self.cleaned_data
        where = self.gazetteer.whereabouts(said["place_text"], "")
        if not where.place and tidy(said["place_text"]) == self.initial["place_text"]:
            where = self.gazetteer.at(self.row.place)
        command = co.RegisterIssue(
            summary=said["summary"],
            words=said["words"],
            channel=Channel.WRITTEN_NOTICE,
            nature=Nature(said["nature"]),
            category=said["category"],
            community=where.community,
            place=where.place,
            place_text=said["place_text"],
            reporter=said["reporter"],
            phone=said["phone"],
        )
        return submitted(self, "", "", [command], by)

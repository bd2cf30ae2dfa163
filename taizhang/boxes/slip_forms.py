"""The form beside a slip's picture: what it says, and what becomes of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.boxes.wording import WHY
from taizhang.core.vocabulary import Nature, Urgency
from taizhang.emptying.refusals import NotDone
from taizhang.emptying.slips import SlipStands
from taizhang.ledger import numbers
from taizhang.places.names import category_groups, community_names
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.phones import check_mobile
from taizhang.web.selects import offer, select_field
from taizhang.web.wording import choices

KEEP, QUIETLY, REGISTER, MERGE = "keep", "autosave", "register", "merge"
COUNT_PRAISE, BLANK, UNREADABLE = "count-praise", "blank", "unreadable"
SET_ASIDE = (COUNT_PRAISE, BLANK, UNREADABLE)
# Kept with a draft: everything that somebody types or chooses.
TYPED = (
    *("reporter", "phone", "place_text", "community", "category", "summary"),
    *("words", "nature", "urgency", "receipt"),
)


class SlipForm(KeyedForm):
    """What a slip says, as it goes onto the ledger. Fields bear the names of its commands."""

    # What is typed is kept with the slip itself.
    drafted = False
    words = text_field(_("原话"), rows=5, hint=_("条子上怎么写就怎么录"))
    summary = text_field(_("事项"), hint=_("一句话，台账里显示这句"))
    place_text = text_field(_("地点"), hint=_("小区、楼栋，照条子上写"))
    community = select_field(_("社区"))
    category = select_field(_("类别"))
    nature = forms.ChoiceField(label=_("性质"), initial=Nature.REQUEST)
    urgency = forms.ChoiceField(label=_("轻重"), initial=Urgency.ORDINARY)
    reporter = text_field(_("姓名"), hint=_("没写不填"))
    phone = text_field(_("电话"), hint=_("没写不填"))
    receipt = text_field(_("存根号"), hint=_("印在条子上的 12 位数字，没有不填"))
    number = text_field(_("并入哪一件"), hint=_("台账编号，今年的只写后面的数"))
    reason = text_field(_("为什么看不清"), hint=_("比如“字迹化开了”，别写姓名电话"))

    def __init__(self, data: QueryDict | None, slip: SlipStands, community: str) -> None:
        """Begin with what was typed or read so far. `community`: where the box hangs."""
        said = {name: value for name, value in slip.draft.said.items() if value}
        start = {"community": community, **said, "key": slip.key}
        super().__init__(data, initial=start)
        self.act = data.get("act", KEEP) if data else ""
        self.into = data.get("into", "") if data else ""
        if self.into:
            self.act = MERGE
        self.fields["nature"].choices = choices(Nature)  # type: ignore[attr-defined]
        self.fields["urgency"].choices = choices(Urgency)  # type: ignore[attr-defined]
        offer(self, "community", [("", gettext("按地点判断")), *community_names().items()])
        offer(self, "category", [("", gettext("请选择")), *category_groups()])
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        self.fields["receipt"].widget.attrs["inputmode"] = "numeric"
        for name in ("reporter", "phone", "place_text", "summary", "receipt", "number"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def typed(self) -> dict[str, str]:
        """What was typed or chosen, as a draft keeps it."""
        return {name: str(self.data.get(name, ""))[:12_000] for name in TYPED}

    def clean_phone(self) -> str:
        """Check that a mobile number has its eleven digits, where it is to be written."""
        phone = str(self.cleaned_data["phone"])
        return check_mobile(phone) if self.act in (REGISTER, MERGE) else phone

    def clean_category(self) -> str:
        """Check that a category was chosen, where a new matter is made."""
        category = str(self.cleaned_data["category"])
        if self.act == REGISTER and not category:
            raise ValidationError(_("还没选类别。不确定就选“其他”，以后可以更正。"))
        return category

    def clean_receipt(self) -> str:
        """Return the number of the stub, having checked that it can be one."""
        typed = str(self.cleaned_data["receipt"]).strip()
        found = numbers.receipt_from(typed) if typed else ""
        if found is None:
            raise ValidationError(_("存根号对不上，可能抄错了一位。请再看一遍 12 位数字。"))
        return found

    def clean_number(self) -> str:
        """Return the ledger number that the slip is added to."""
        typed = self.into or str(self.cleaned_data["number"])
        if self.act != MERGE:
            return ""
        number = numbers.number_from(typed, str(localdate().year))
        if not number:
            raise ValidationError(_("没看懂这个编号。请写成 2026-1286 这样。"))
        return number

    def clean_reason(self) -> str:
        """Check that it is said why a slip cannot be read."""
        reason = str(self.cleaned_data["reason"]).strip()[:200]
        if self.act == UNREADABLE and not reason:
            raise ValidationError(_("还没写为什么看不清。写一句就行。"))
        return reason

    def not_done(self, refused: NotDone) -> None:
        """Say why nothing was written."""
        self.refused = True
        for each in refused.why:
            name, words = WHY[each]
            self.add_error(name if name in self.fields else None, str(words))

    def no_such_number(self) -> None:
        """Say that the ledger has no matter with that number."""
        words = gettext("台账上没有 %(number)s。请核对编号。")
        self.add_error("number", words % {"number": self.cleaned_data["number"]})

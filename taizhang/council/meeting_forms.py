"""Forms of meetings: calling one, proposing a topic, notes, hands, and how a topic ends."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.agreements.models import Member
from taizhang.assembly.calling import Called, sitting
from taizhang.assembly.counting import Tally
from taizhang.assembly.deciding import Decision
from taizhang.assembly.models import Meeting, Topic
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.councils import Quorum
from taizhang.core.texts import SUMMARY_MAX, TEXT_MAX, long_number
from taizhang.people.receivers import receivers
from taizhang.places.names import category_groups, communities_there
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.plain_forms import CHOOSE, DAY, TOO_LONG, PlainForm, day, line
from taizhang.web.selects import Select, offer, select_field

NOTES_MOST = 4_000
VOTES_MOST = 999
GAIN_MOST = 1_000_000
YEARS_MOST = 9
NUMBERS = _("这里有电话或证件号。请去掉再记，议题和记录是给大家看的。")
COUNT = {
    "invalid": _("请写一个数，比如 12。"),
    "min_value": _("不能小于 0。"),
    "max_value": _("数太大了，请核对。"),
}


def count(label: Any, most: int = VOTES_MOST, hint: Any = "") -> forms.IntegerField:
    """Return a field for how many there are."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        help_text=hint,
        error_messages=COUNT,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )


class MeetingForm(PlainForm):
    """When and where the council meets, who leads it, and how many must come."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    on = day(_("哪一天"))
    hour = forms.TimeField(
        label=_("几点"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("还没写几点。请写成 14:30 这样。"),
            "invalid": _("这个钟点看不懂。请写成 14:30 这样。"),
        },
    )
    place = line(_("在哪里"), 80, _("如：街道二楼会议室"), needed=_("还没写在哪里开。"))
    chair = select_field(_("主持"), _("可不选"))
    quorum = forms.ChoiceField(
        label=_("法定人数"),
        widget=forms.RadioSelect,
        initial=Quorum.MAJORITY.value,
        choices=[
            (Quorum.MAJORITY.value, _("过半数到会")),
            (Quorum.TWO_THIRDS.value, _("三分之二以上到会")),
        ],
        help_text=_("到不齐不能形成决议"),
        error_messages=CHOOSE,
    )

    def __init__(
        self, data: Any = None, *, row: Meeting | None = None, **rest: Any
    ) -> None:
        """Offer whoever sits in the council; an office goes on as it did the last time."""
        last = row or Meeting.objects.order_by("-pk").first()
        told = {"place": last.place, "quorum": last.quorum} if last else {}
        super().__init__(data, initial=told | _told(row) | rest.pop("initial", {}), **rest)
        self.chairs = {str(member.pk): member.name for member in Member.objects.all()}
        sits = [(str(m.pk), m.name) for m in sitting(localtime().date())]
        offer(self, "chair", [("", gettext("不指定")), *sits])
        _in_chinese(self, "chair")

    def clean_on(self) -> dt.date:
        """Check that it is a day of these years: other days nobody can count with."""
        on: dt.date = self.cleaned_data["on"]
        if abs(on.year - localtime().year) > YEARS_MOST:
            raise forms.ValidationError(DAY["invalid"])
        return on

    def clean_chair(self) -> int | None:
        """Check that the chair is a member."""
        chosen = self.cleaned_data["chair"]
        if chosen and chosen not in self.chairs:
            raise forms.ValidationError(CHOOSE["invalid_choice"])
        return int(chosen) if chosen else None

    @property
    def called(self) -> Called:
        """The meeting as the form calls it."""
        said = self.cleaned_data
        starts = dt.datetime.combine(said["on"], said["hour"], OFFICE_ZONE)
        return Called(starts, said["place"], said["quorum"], said["chair"])


def _told(row: Meeting | None) -> dict[str, Any]:
    if row is None:
        return {}
    starts = localtime(row.starts_at)
    told = {"on": starts.date(), "hour": starts.time(), "chair": str(row.chair_id or "")}
    return {"version": row.version, **told}


class TopicForm(PlainForm):
    """Something that somebody proposes to talk over, and that is no matter yet."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    title = line(
        _("议什么"),
        SUMMARY_MAX,
        _("一句话，如：锦绣家园停车位重新划线"),
        needed=_("还没写议什么。"),
    )
    background = forms.CharField(
        label=_("来由"),
        required=False,
        max_length=TEXT_MAX,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("现在怎样、想怎么办；不写姓名和电话"),
        error_messages=TOO_LONG,
    )
    category = forms.CharField(
        label=_("类别"), widget=Select, error_messages={"required": CHOOSE["required"]}
    )
    community = forms.ChoiceField(label=_("社区"), required=False, error_messages=CHOOSE)
    proposer = select_field(_("谁提议"), _("成员提的选姓名；街道提的不选"))

    def __init__(self, data: Any = None, **rest: Any) -> None:
        """Offer the categories, the communities, and whoever sits in the council."""
        super().__init__(data, **rest)
        self.groups = category_groups()
        offer(self, "category", [("", gettext("请选")), *self.groups])
        offer(self, "community", [("", gettext("全街道")), *communities_there().items()])
        self.sits = {str(m.pk): m.name for m in sitting(localtime().date())}
        offer(self, "proposer", [("", gettext("街道提议")), *self.sits.items()])
        _in_chinese(self, "proposer")

    def clean_title(self) -> str:
        """Check that nobody's number stands in it."""
        return numberless(self.cleaned_data["title"])

    def clean_background(self) -> str:
        """Check that nobody's number stands in it."""
        return numberless(self.cleaned_data["background"])

    def clean_category(self) -> str:
        """Check that there is such a category."""
        chosen = str(self.cleaned_data["category"])
        if chosen not in {code for _name, parts in self.groups for code, _each in parts}:
            raise forms.ValidationError(CHOOSE["invalid_choice"])
        return chosen

    def clean_proposer(self) -> int | None:
        """Check that they sit in the council."""
        chosen = self.cleaned_data["proposer"]
        if chosen and chosen not in self.sits:
            raise forms.ValidationError(CHOOSE["invalid_choice"])
        return int(chosen) if chosen else None

    @property
    def said(self) -> dict[str, Any]:
        """What the form says, as columns."""
        names = ("title", "background", "category", "community")
        told = {name: self.cleaned_data[name] for name in names}
        return {**told, "proposer_id": self.cleaned_data["proposer"]}


class NotesForm(PlainForm):
    """What was said, in points."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    notes = forms.CharField(
        label=_("发言要点"),
        required=False,
        max_length=NOTES_MOST,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("一行一条，写意思，不写姓名和电话"),
        error_messages=TOO_LONG,
    )

    def clean_notes(self) -> str:
        """Check that nobody's number stands in them."""
        return numberless(self.cleaned_data["notes"])

    def write(self, topic: Topic) -> bool:
        """Write them; False: somebody else wrote meanwhile, or the topic has its end."""
        seen = self.cleaned_data["version"]
        here = Topic.objects.filter(pk=topic.pk, notes_version=seen, outcome="")
        if here.update(notes=self.cleaned_data["notes"], notes_version=seen + 1):
            return True
        self.overtaken()
        return False


class HandsForm(PlainForm):
    """Hands that were counted."""

    votes_for = count(pgettext_lazy("表决", "赞成"))
    votes_against = count(pgettext_lazy("表决", "反对"))
    votes_abstained = count(pgettext_lazy("表决", "弃权"))

    def __init__(self, data: Any = None, *, present: int = 0, **rest: Any) -> None:
        """Take what was counted of those `present`."""
        super().__init__(data, **rest)
        self.present = present

    def clean(self) -> dict[str, Any]:
        """Check that somebody counted, and that no more raised a hand than are there."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(count is not None for count in said.values()):
            self.add_error(None, _("还没写票数。请至少写一栏；没有表决的，直接记结论。"))
        if not self.errors and self.tally.voted > self.present:
            words = _("举手的比到会的多。到会 %(n)d 人，请核对签到和票数。")
            self.add_error(None, words % {"n": self.present})
        return said

    @property
    def tally(self) -> Tally:
        """What was counted."""
        names = ("votes_for", "votes_against", "votes_abstained")
        return Tally(*(self.cleaned_data.get(name) or 0 for name in names))


class ResolveForm(KeyedForm):
    """How a topic ends: resolved, with a unit and a day; or not, because."""

    resolved = forms.TypedChoiceField(
        label=_("结论"),
        choices=[("yes", _("形成决议")), ("no", _("不形成决议"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    text = text_field(
        _("决议，或不形成的理由"), 3, _("做什么、做到什么程度；没形成就写为什么")
    )
    unit = select_field(_("落实单位"), _("形成决议必选"))
    due_on = day(_("哪天前办好"), _("形成决议必填"), required=False)
    households = count(_("受益户数"), GAIN_MOST, _("可不填"))
    people = count(_("受益人数"), GAIN_MOST, _("可不填"))

    def __init__(self, data: Any = None) -> None:
        """Offer the units."""
        super().__init__(data)
        self.known = receivers()
        offer(self, "unit", self.known.unit_options(gettext("请选")))

    def clean(self) -> dict[str, Any]:
        """Check that the unit is one, and that something is said either way."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        unit = said.get("unit")
        if unit and unit not in dict(self.known.units):
            self.add_error("unit", _("没有这个单位，可能已经停用。请另选一个。"))
        text = str(said.get("text") or "")
        if said.get("resolved") is False and not text.strip():
            self.add_error("text", _("没形成决议，请写明为什么。"))
        if long_number(text):
            self.add_error("text", NUMBERS)
        return said

    @property
    def decision(self) -> Decision:
        """What the form says."""
        said = self.cleaned_data
        return Decision(
            resolved=said["resolved"],
            text=said["text"].strip(),
            unit=said["unit"],
            due_on=said["due_on"],
            households=said["households"] or 0,
            people=said["people"] or 0,
        )


class DoorForm(PlainForm):
    """Who somebody is who came to the meeting."""

    seat = forms.ChoiceField(label=_("您是哪位"), error_messages=CHOOSE)
    digits = forms.CharField(
        label=_("手机号后四位"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("街道留过您的号码就要填；没留过可不填"),
        error_messages=TOO_LONG,
    )

    def __init__(self, data: Any = None, *, seats: list[tuple[str, str]]) -> None:
        """Offer the members who may come."""
        super().__init__(data)
        offer(self, "seat", [("", gettext("请选")), *seats])
        _in_chinese(self, "seat")


def _in_chinese(form: forms.Form, name: str) -> None:
    """Say that people's names, which the field offers, are Chinese in every language."""
    form.fields[name].widget.attrs["lang"] = "zh-hans"


def numberless(text: str) -> str:
    """Return `text`, in which nobody's number stands.

    Raises:
        ValidationError: there is one in it.
    """
    if long_number(text):
        raise forms.ValidationError(NUMBERS)
    return text

"""Forms of visits: what one came to, where to look in, and what the lists say."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core.visiting import Outcome
from taizhang.fieldwork.lists import Asking
from taizhang.fieldwork.models import Stop
from taizhang.fieldwork.patches import Codes
from taizhang.fieldwork.rounds import EVERY_DAYS_MOST, Told
from taizhang.places.gazetteer import EXACT, Gazetteer
from taizhang.places.names import category_groups
from taizhang.visits.wording import OUTCOMES
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.selects import offer, select_field

CHOOSE = {
    "required": _("还没选。请选一项。"),
    "invalid_choice": _("没有这一项。请重新选。"),
}
SHORT = 40


class VisitForm(KeyedForm):
    """What a visit came to; a matter takes its kind along."""

    outcome = forms.TypedChoiceField(
        label=_("这次走访"), coerce=Outcome, widget=forms.RadioSelect, error_messages=CHOOSE
    )
    words = text_field(_("留一句"), 2, _("可不写；不写病情"))
    category = select_field(_("诉求的类别"), _("有诉求才选"))
    by_themselves = forms.BooleanField(
        label=_("是我自己看到的，不是住户说的"), required=False
    )
    ticks = forms.MultipleChoiceField(
        label=_("问过、看过的"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(
        self, data: Any = None, *, household: bool, lists: Sequence[Asking]
    ) -> None:
        """Offer what can come of it: at a mere spot nobody is at home or away."""
        super().__init__(data)
        at_home = {Outcome.NOBODY_HOME, Outcome.NOT_OPENED}
        kinds = [each for each in Outcome if household or each not in at_home]
        offer(self, "outcome", [(each.value, str(OUTCOMES[each])) for each in kinds])
        offer(self, "category", [("", gettext("请选择")), *category_groups()])
        lines = [
            (line.text, _told(line.text, line.sample)) for a in lists for line in a.lines
        ]
        offer(self, "ticks", lines)
        if not lines:
            del self.fields["ticks"]
        if not household:
            del self.fields["by_themselves"]

    def clean(self) -> dict[str, Any]:
        """Check that a matter has its kind."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("outcome") is Outcome.MATTER and not said.get("category"):
            words = _("还没选类别。不确定就选“其他”，以后可以更正。")
            self.add_error("category", words)
        return said


def _told(text: str, sample: bool) -> str:
    return gettext("%(text)s（示例）") % {"text": text} if sample else text


class StopForm(KeyedForm):
    """Where to look in: as little of people as finding them takes."""

    sort = forms.ChoiceField(
        label=_("走什么"),
        choices=Stop.Sort.choices,
        initial=Stop.Sort.HOUSEHOLD,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    place = select_field(_("哪栋楼、哪个小区"))
    label = text_field(
        _("叫什么"), hint=_("走到门口认得出就行，比如“501 张大爷”；不写证件号和病情")
    )
    every_days = forms.IntegerField(
        label=_("几天走一次"),
        min_value=1,
        max_value=EVERY_DAYS_MOST,
        initial=30,
        error_messages={
            "required": _("还没写几天。"),
            "invalid": _("请写一个数，比如 30。"),
            "min_value": _("至少 1 天。"),
            "max_value": _("最多 365 天。"),
        },
    )
    ask = text_field(_("去了要问"), hint=_("可不写，比如“楼道灯修好没”"))

    def __init__(self, data: Any = None, *, patch: Codes) -> None:
        """Offer the places that somebody goes round."""
        super().__init__(data)
        places = Gazetteer()
        there = [
            (code, name)
            for code, name in places.options()
            if places.kind_of(code) in EXACT and (patch is None or code in patch)
        ]
        offer(self, "place", [("", gettext("请选择")), *there])

    def clean_place(self) -> str:
        """Check that a place was chosen."""
        place = str(self.cleaned_data["place"])
        if not place:
            raise ValidationError(_("还没选在哪儿。没有这个楼，请先到“地点”里加。"))
        return place

    def clean_label(self) -> str:
        """Check that whoever goes there finds the door, and that no number stands in it."""
        return _short(str(self.cleaned_data["label"]), _("还没写叫什么。写门牌就行。"))

    def clean_ask(self) -> str:
        """Check that it is a line."""
        return _short(str(self.cleaned_data["ask"]))

    @property
    def told(self) -> Told:
        """What was filled in."""
        names = ("sort", "place", "every_days", "label", "ask")
        return Told(**{name: self.cleaned_data[name] for name in names})


def _short(text: str, missing: Any = "") -> str:
    """Return a line without long numbers.

    Raises:
        ValidationError: it is missing, too long, or holds a number of somebody.
    """
    line = " ".join(text.split())
    if missing and not line:
        raise ValidationError(missing)
    if len(line) > SHORT:
        raise ValidationError(_("写得太长了，最多 40 个字。"))
    if any(
        len(run) >= 7 for run in "".join(s if s.isdigit() else " " for s in line).split()
    ):
        raise ValidationError(_("这里不写电话和证件号：手机上会看到。请去掉号码。"))
    return line

"""The conditions of the ledger: a form whose whole state is the address of the page."""

from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core.standards import Switch
from taizhang.ledger.filtering import Filters
from taizhang.places.directory import office
from taizhang.web import asked
from taizhang.web.asked import OFFERED, SPELT, Asked
from taizhang.web.selects import Select
from taizhang.web.wanted import WORDS_MAX, opened


class Condition(forms.ChoiceField):
    """Chooses one of what is offered; an address may name others that make sense too."""

    widget = Select

    def __init__(self, name: str, label: Any = "", **more: Any) -> None:
        self.name = name
        offered = partial(_offered, name)
        super().__init__(label=label, required=False, choices=offered, **more)

    def valid_value(self, value: Any) -> bool:
        """Return whether `value` makes sense."""
        return asked.makes_sense(self.name, str(value))


def _offered(name: str) -> Iterator[tuple[str, Any]]:
    # The whole ledger has a name of its own among the scopes.
    if name != "phase":
        yield "", _("不限")
    yield from OFFERED[name]()


def _hidden(name: str, label: Any = "") -> forms.Field:
    if name in OFFERED:
        return Condition(name, label, widget=forms.HiddenInput)
    return forms.CharField(
        label=label,
        required=False,
        validators=[RegexValidator(SPELT[name])],
        widget=forms.HiddenInput,
    )


def _day(label: Any) -> forms.DateField:
    picker = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, widget=picker, input_formats=["%Y-%m-%d"]
    )


class ConditionsForm(forms.Form):
    """What narrows the ledger. Nothing is required; what is unknown is said and passed over.

    `view` names the view that somebody is in, `size` the rows of a page: they narrow nothing.
    """

    words = forms.CharField(
        label=_("文字或条件"),
        required=False,
        max_length=WORDS_MAX,
        help_text=_("可写“社区：青禾 灯：红 到期：今天”"),
    )
    phase = Condition("phase", _("范围"))
    community = Condition("community", _("社区"))
    category = Condition("category", _("类别"))
    unit = Condition("unit", _("责任单位"))
    status = Condition("status", _("环节"))
    awaits = Condition("awaits", _("等着"))
    due = Condition("due", _("到期"))
    quiet = Condition("quiet", _("没动静"))
    recurring = Condition("recurring", _("反复发生"))
    supervised = Condition("supervised", _("督办"))
    brought = Condition("brought", _("怎么上账的"))
    channel = Condition("channel", _("来源"))
    nature = Condition("nature", _("性质"))
    urgency = Condition("urgency", _("轻重与时限"))
    raised = Condition("raised", _("登记时间"))
    raised_from = _day(_("登记时间从"))
    raised_to = _day(_("登记时间到"))
    ended = Condition("ended", _("销号日期"))
    look_back = _hidden("look_back", _("回头看"))
    lamp = _hidden("lamp", _("灯"))
    handler = _hidden("handler", _("责任人"))
    worked_by = _hidden("worked_by", _("经手人"))
    besides = _hidden("besides", _("不含"))
    place = _hidden("place", _("地点"))
    batch = _hidden("batch", _("导入批次"))
    sort = _hidden("sort")
    view = _hidden("view")
    size = _hidden("size")

    @classmethod
    def at_address(cls, address: QueryDict) -> "ConditionsForm":
        """Return the form that an address stands for. Its words are sealed there, as `q`."""
        return cls(address.dict() | {"words": opened(address.get("q", ""))})

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        if Switch.SUPERVISION not in office().switched_on:
            del self.fields["supervised"]
        # What an address names beyond what is offered stays chosen when the form is drawn.
        for name, value in self.asked.said.items():
            field = self.fields.get(name)
            if isinstance(field, Condition):
                offered = list(_offered(name))
                if value not in dict(asked.flat(offered)):
                    field.choices = [*offered, (value, asked.worded(name, value))]

    @cached_property
    def asked(self) -> Asked:
        """What the form asks, as far as it makes sense."""
        return Asked.sent(self.data)

    def filters(self) -> Filters:
        """Return the conditions that make sense; a wrong one narrows nothing."""
        self.is_valid()
        return self.asked.filters

    @property
    def scope(self) -> str:
        """The part of the ledger looked at."""
        return self.asked.scope

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.asked.order

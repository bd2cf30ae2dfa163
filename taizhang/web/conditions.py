"""The conditions of the ledger: a form whose whole state is the address of the page."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core.vocabulary import Channel, LampColour, Nature, Status
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import SORTS
from taizhang.people.names import all_unit_names
from taizhang.places.names import category_groups, community_names
from taizhang.web.wanted import opened
from taizhang.web.wording import choices

Choices = list[tuple[str, object]]
PHASES = (
    ("open", _("在办")),
    ("confirm", _("待确认")),
    ("over", _("已了结")),
    ("all", _("全部")),
)


class ConditionsForm(forms.Form):
    """What narrows the ledger. Nothing is required; what is unknown is said and passed over."""

    phase = forms.ChoiceField(label=_("范围"), required=False, choices=PHASES)
    community = forms.ChoiceField(label=_("社区"), required=False)
    category = forms.ChoiceField(label=_("类别"), required=False)
    unit = forms.ChoiceField(label=_("责任单位"), required=False)
    status = forms.ChoiceField(label=_("环节"), required=False)
    channel = forms.ChoiceField(label=_("来源"), required=False)
    nature = forms.ChoiceField(label=_("性质"), required=False)
    raised_from = forms.DateField(
        label=_("登记时间从"), required=False, widget=forms.DateInput({"type": "date"})
    )
    raised_to = forms.DateField(
        label=_("到"), required=False, widget=forms.DateInput({"type": "date"})
    )
    words = forms.CharField(label=_("文字"), required=False, max_length=200)
    lamp = forms.ChoiceField(
        required=False, choices=choices(LampColour), widget=forms.HiddenInput
    )
    sort = forms.ChoiceField(
        required=False, choices=[(s, s) for s in SORTS], widget=forms.HiddenInput
    )
    batch = forms.CharField(
        label=_("导入批次"), required=False, max_length=40, widget=forms.HiddenInput
    )

    @classmethod
    def at_address(cls, address: QueryDict) -> "ConditionsForm":
        """Return the form that an address stands for. Its words are sealed there, as `q`."""
        said = address.dict()
        return cls(said | {"words": opened(address.get("q", ""))})

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self._offer("community", community_names().items())
        self._offer("unit", all_unit_names().items())
        self._offer("status", choices(Status))
        self._offer("channel", choices(Channel))
        self._offer("nature", choices(Nature))
        self._offer("category", category_groups())

    def filters(self) -> Filters:
        """Return the conditions that make sense; a wrong one narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        names = Filters.__dataclass_fields__
        known = {name: said[name] for name in names if said.get(name)}
        known["phase"] = self.scope if self.scope != "all" else ""
        return Filters(**known)

    @property
    def scope(self) -> str:
        """The part of the ledger looked at: open matters unless something else is asked.

        Somebody who searches, or asks for a status or an import, means the whole ledger.
        """
        self.is_valid()
        asked = self.cleaned_data.get("phase")
        whole = ("words", "status", "lamp", "batch")
        narrowed = any(self.cleaned_data.get(name) for name in whole)
        return asked or ("all" if narrowed else "open")

    @property
    def order(self) -> str:
        """The order asked for; the nearest deadline first, or else the newest number."""
        self.is_valid()
        usual = "due" if self.scope in {"open", "confirm"} else "-number"
        return self.cleaned_data.get("sort") or usual

    def _offer(self, name: str, offered: Iterable[object]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("不限")), *offered]  # type: ignore[list-item]

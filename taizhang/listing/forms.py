"""Forms about views: their name and who sees them, and how one is drawn."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.listing import columns
from taizhang.listing.columns import ALWAYS, KINDS
from taizhang.listing.models import View
from taizhang.listing.viewing import DENSITIES, Layout, scopes
from taizhang.people.models import User
from taizhang.web.asked import PAGE_SIZES

NAME_MAX = 20
DENSITY_WORDS: dict[str, Promise] = {
    "standard": _("标准"),
    "compact": _("紧凑"),
    "large": _("大字"),
}


class ViewForm(forms.Form):
    """What a view is called, who sees it, and whether the ledger opens with it."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("视图名称"),
        max_length=NAME_MAX,
        help_text=_("比如“青禾·物业类”。别写居民的姓名和电话。"),
        error_messages={
            "required": _("还没写名称。写几个字，下次好认，比如“青禾·物业类”。"),
            "max_length": _("名称最多 20 个字，标签才放得下。"),
        },
    )
    scope = forms.ChoiceField(
        label=_("给谁看"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("还没选给谁看。"),
            "invalid_choice": _("全街道的视图由街道办事处的同事来建。请另选一项。"),
        },
    )
    opens_first = forms.BooleanField(
        label=_("以后打开台账，先看这个视图（只对我）"), required=False
    )

    def __init__(self, user: User, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        field = self.fields["scope"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = scopes(user)
        if "scope" not in self.initial:
            self.initial["scope"] = View.Scope.MINE


@dataclass(frozen=True)
class ColumnChoice:
    """A column to show or not. `always`: a row cannot do without it."""

    key: str
    heading: str
    shown: bool
    always: bool


@dataclass(frozen=True)
class LayoutChoice:
    """How a view is to be drawn, as far as it has been chosen; nothing is kept yet."""

    columns: tuple[ColumnChoice, ...]
    density: str
    size: int

    @classmethod
    def now(cls, layout: Layout) -> "LayoutChoice":
        """Return the choice that leaves things as they are."""
        hidden = (key for key in KINDS if key not in layout.columns)
        ordered = (*layout.columns, *hidden)
        return cls(_choices(ordered, set(layout.columns)), layout.density, layout.size)

    @classmethod
    def sent(cls, posted: QueryDict) -> "LayoutChoice":
        """Return what was posted, a column pressed up or down moved by one place."""
        asked = dict.fromkeys(key for key in posted.getlist("order") if key in KINDS)
        order = [*asked, *(key for key in KINDS if key not in asked)]
        for name, step in (("up", -1), ("down", 1)):
            _move(order, posted.get(name, ""), step)
        density, size = posted.get("density", ""), posted.get("size", "")
        return cls(
            _choices(tuple(order), set(posted.getlist("shown"))),
            density if density in DENSITIES else DENSITIES[0],
            int(size) if size in map(str, PAGE_SIZES) else PAGE_SIZES[0],
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns to be shown, in their order."""
        return columns.known(each.key for each in self.columns if each.shown)


def _choices(order: tuple[str, ...], shown: set[str]) -> tuple[ColumnChoice, ...]:
    return tuple(
        ColumnChoice(key, str(KINDS[key].heading), key in shown | {ALWAYS}, key == ALWAYS)
        for key in order
    )


def _move(order: list[str], key: str, step: int) -> None:
    if key not in order:
        return
    place = order.index(key)
    order.insert(min(max(place + step, 0), len(order) - 1), order.pop(place))

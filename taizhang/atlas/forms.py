"""The forms by which places change. Each says what it would do; the rules judge it."""

import datetime as dt
from collections.abc import Callable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.atlas.tree import Tree, named
from taizhang.atlas.wording import REFUSALS, SPEAKS_OF
from taizhang.core.places import Kind, PlaceRefused
from taizhang.places import changing
from taizhang.places.changing import NewPlace, Who
from taizhang.places.models import Place, PlaceChange
from taizhang.places.spreading import spread
from taizhang.web.plain_forms import SINCE, PlainForm, day, words
from taizhang.web.selects import Select

USUAL = {Kind.BUILDING: "号楼", Kind.UNIT: "单元"}
PARTS_MOST = 8


class PlaceForm(PlainForm):
    """Changes a place: `change` of each form carries it out, or raises `PlaceRefused`.

    `refused`: a rule forbade it, and the form says why.
    """

    change: Callable[[Who], PlaceChange]

    def __init__(self, data: QueryDict | None = None, *, tree: Tree, row: Place) -> None:
        """Take the places, and the one that is to be changed."""
        super().__init__(data)
        self.tree, self.row = tree, row
        if "on" in self.fields:
            self.fields["on"].initial = localdate
        self.fit()

    def fit(self) -> None:
        """Offer what there is to choose, and begin with what stands."""

    def carried_out(self, who: Who) -> PlaceChange | None:
        """Return what was done; None: it was refused, and nothing typed is lost."""
        try:
            return self.change(who)
        except PlaceRefused as why:
            self.refused = True
            for refusal in why.refusals:
                speaks = [
                    name for name in SPEAKS_OF.get(refusal, ()) if name in self.fields
                ]
                self.add_error(speaks[0] if speaks else None, str(REFUSALS[refusal]))
        return None


class AddForm(PlaceForm):
    """Adds places, one a line."""

    kind = forms.ChoiceField(label=_("类型"), widget=forms.RadioSelect)
    names = words(
        _("名称"), _("每行一个；写 1-18号楼，就是 18 栋一次加好"), rows=4, most=4000
    )
    name_en = words(_("英文名"), _("可不填；只加一个时才用"), most=120)
    official = words(_("官方代码"), _("社区 12 位，可不填"), most=12)
    began_on = day(_("启用日期"), _("可不填"), required=False, said=SINCE)

    def fit(self) -> None:
        """Offer the kinds that may lie here."""
        kinds = self.tree.kinds_in(self.row)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind.value, Place.Kind(kind.value).label) for kind in kinds]
        field.initial = kinds[0].value if kinds else ""
        if Kind.COMMUNITY not in kinds:
            del self.fields["official"]

    def change(self, who: Who) -> PlaceChange:
        """Add them, all or none."""
        said = self.cleaned_data
        kind = Kind(said["kind"])
        names = [
            name
            for line in said["names"].splitlines() or [""]
            for name in spread(line, USUAL.get(kind, "")) or [""]
        ]
        alone = len(names) == 1
        several = [
            NewPlace(
                kind,
                name[:60],
                name_en=said["name_en"] if alone else "",
                official=said.get("official", "") if alone else "",
                began_on=said["began_on"],
            )
            for name in names
        ]
        return changing.add_all(self.row.code, several, who)


class RenameForm(PlaceForm):
    """Calls a place something else from a day on."""

    name = words(_("改叫什么"))
    name_en = words(_("英文名"), _("可不填"), most=120)
    on = day(_("从哪天起"), said=SINCE)
    mistaken = forms.BooleanField(label=_("原来是写错了，不留作曾用名"), required=False)

    def fit(self) -> None:
        """Begin with the names as they are."""
        self.initial.update(name=self.row.name, name_en=self.row.name_en)

    def change(self, who: Who) -> PlaceChange:
        """Rename it."""
        said = self.cleaned_data
        names = said["name"], said["name_en"]
        mistaken = said["mistaken"]
        return changing.rename(self.row.code, *names, said["on"], who, mistaken=mistaken)


class DescribeForm(PlaceForm):
    """Puts right what is written about a place besides its name."""

    name_en = words(_("英文名"), _("可不填"), most=120)
    official = words(_("官方代码"), _("街道 9 位、社区 12 位，可不填"), most=12)
    began_on = day(_("启用日期"), _("可不填"), required=False, said=SINCE)

    def fit(self) -> None:
        """Begin with what stands."""
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.row, name))

    def change(self, who: Who) -> PlaceChange:
        """Write it."""
        said = self.cleaned_data
        began: dt.date | None = said["began_on"]
        return changing.describe(
            self.row.code, said["name_en"], said["official"], began, who
        )


class AliasForm(PlaceForm):
    """Notes what people also say."""

    name = words(_("大家还怎么叫"), _("比如老名字、单位家属院、简称"))

    def change(self, who: Who) -> PlaceChange:
        """Note it."""
        return changing.call_also(self.row.code, self.cleaned_data["name"], who)


class MoveForm(PlaceForm):
    """Lays a place under another from a day on."""

    under = forms.ChoiceField(label=_("移到哪里"), widget=Select)
    on = day(_("从哪天起"), said=SINCE)

    def fit(self) -> None:
        """Offer what may hold it."""
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("请选择")), *self.tree.homes_for(self.row)]

    def change(self, who: Who) -> PlaceChange:
        """Move it."""
        said = self.cleaned_data
        return changing.move(self.row.code, said["under"], said["on"], who)


class EndForm(PlaceForm):
    """Ends a place."""

    on = day(_("从哪天起停用"), said=SINCE)

    def change(self, who: Who) -> PlaceChange:
        """End it."""
        return changing.end(self.row.code, self.cleaned_data["on"], who)


class SplitForm(PlaceForm):
    """Splits a place, and says to which part each place in it belongs."""

    names = words(
        _("拆成哪几个"), _("每行一个新名称，可以有一个沿用原名"), rows=3, most=600
    )
    on = day(_("从哪天起"), said=SINCE)

    def fit(self) -> None:
        """Ask of each place in it where it goes."""
        parts = range(1, PARTS_MOST + 1)
        lines = [(str(n - 1), gettext("第 %(n)d 行的") % {"n": n}) for n in parts]
        for part in self.tree.parts(self.row):
            self.fields[f"home-{part.code}"] = forms.ChoiceField(
                label=gettext("%(name)s归") % {"name": named(part)},
                choices=[("", gettext("请选择")), *lines],
                widget=Select,
                required=False,
            )

    def change(self, who: Who) -> PlaceChange:
        """Split it."""
        said = self.cleaned_data
        names = [line.strip() for line in said["names"].splitlines() if line.strip()]
        homes = {
            name.removeprefix("home-"): int(home)
            for name, home in said.items()
            if name.startswith("home-") and home
        }
        return changing.split(self.row.code, names, homes, said["on"], who)


class MergeForm(PlaceForm):
    """Merges a place with its neighbours."""

    others = forms.MultipleChoiceField(
        label=_("和哪些合并"), widget=forms.CheckboxSelectMultiple, required=False
    )
    name = words(_("合并后叫什么"))
    on = day(_("从哪天起"), said=SINCE)

    def fit(self) -> None:
        """Offer the neighbours of its kind."""
        field = self.fields["others"]
        assert isinstance(field, forms.ChoiceField)
        beside = self.tree.beside(self.row)
        field.choices = [(each.code, named(each)) for each in beside]

    def change(self, who: Who) -> PlaceChange:
        """Merge them."""
        said = self.cleaned_data
        codes: Sequence[str] = [self.row.code, *said["others"]]
        return changing.merge(codes, said["name"], said["on"], who)

"""What can be done with a place: the words of each act, its form, and when it is offered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.atlas import forms
from taizhang.atlas.shown import Offer
from taizhang.core.places import Kind, parts_of
from taizhang.places.models import Place


@dataclass(frozen=True)
class PlaceAct:
    """One act. `fits` tells whether it makes sense (place, has parts, has neighbours)."""

    name: str
    title: Promise
    explains: Promise
    icon: str
    form: type[forms.PlaceForm]
    fits: Callable[[Place, bool, bool], bool]
    warns: bool = False


def _lies_somewhere(row: Place) -> bool:
    return row.kind != Place.Kind.SUBDISTRICT


ACTS: Mapping[str, PlaceAct] = {
    act.name: act
    for act in (
        PlaceAct(
            "add",
            _("加下级地点"),
            _("新地点马上就能在登记时选到。加错了，一天内可以撤回。"),
            "plus",
            forms.AddForm,
            lambda row, *_rest: bool(parts_of(Kind(row.kind))),
        ),
        PlaceAct(
            "rename",
            _("改名"),
            _("以前的事项跟着显示新名；旧名留作曾用名，写旧名也找得到。"),
            "pen",
            forms.RenameForm,
            lambda *_rest: True,
        ),
        PlaceAct(
            "alias",
            _("加俗称"),
            _("居民怎么叫就怎么记，登记和导入时写俗称也认得出。"),
            "chat",
            forms.AliasForm,
            lambda *_rest: True,
        ),
        PlaceAct(
            "describe",
            _("改资料"),
            _("官方代码可不填；填了就核对位数。"),
            "doc",
            forms.DescribeForm,
            lambda *_rest: True,
        ),
        PlaceAct(
            "move",
            _("移到别处"),
            _("连同里面的地点一起移。已登记的事项仍记在原来的地点上。"),
            "out",
            forms.MoveForm,
            lambda row, *_rest: _lies_somewhere(row),
        ),
        PlaceAct(
            "split",
            _("拆分"),
            _("原来的停用，以前的事项仍显示原名并注明已拆分；里面的地点各归新的一个。"),
            "repeat",
            forms.SplitForm,
            lambda row, *_rest: _lies_somewhere(row),
            warns=True,
        ),
        PlaceAct(
            "merge",
            _("与邻近的合并"),
            _("原来的都停用，里面的地点都归合并后的这一个；以前的事项仍显示原名。"),
            "merge",
            forms.MergeForm,
            lambda row, _parts, beside: _lies_somewhere(row) and beside,
            warns=True,
        ),
        PlaceAct(
            "end",
            _("停用"),
            _("停用后不再出现在登记时；以前的事项仍显示它，并注明已停用。"),
            "x",
            forms.EndForm,
            lambda row, parts, _beside: _lies_somewhere(row) and not parts,
            warns=True,
        ),
    )
}


def offers(row: Place, parts: bool, beside: bool) -> tuple[Offer, ...]:
    """Return what can be done with a place; nothing once it has ended."""
    return tuple(
        Offer(act.name, str(act.title), act.icon)
        for act in ACTS.values()
        if row.ended_on is None and act.fits(row, parts, beside)
    )

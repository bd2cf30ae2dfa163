"""Putting the page of a place together. Four queries beside those that know the reader."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from taizhang.atlas.acts import offers
from taizhang.atlas.shown import Line, PlacePage, PointShown, SaidName, Step
from taizhang.atlas.tree import NAMED_IN_ADDRESS, Tree, named, tree
from taizhang.core.places import Kind
from taizhang.ledger.located import Located, open_matters
from taizhang.places.models import OtherName, Place, Point, Succession
from taizhang.tongue import local
from taizhang.web.addresses import ledger_url

# (what it is, a name, the day, another place's key, its own key)
Past = tuple[str, str, dt.date | None, int | None, int]
HOLDS = {
    Kind.COMMUNITY: ngettext_lazy("%(n)d 社区", "%(n)d 社区", "n"),
    Kind.GRID: ngettext_lazy("%(n)d 网格", "%(n)d 网格", "n"),
    Kind.ESTATE: ngettext_lazy("%(n)d 小区", "%(n)d 小区", "n"),
    Kind.BUILDING: ngettext_lazy("%(n)d 楼栋", "%(n)d 楼栋", "n"),
    Kind.UNIT: ngettext_lazy("%(n)d 单元", "%(n)d 单元", "n"),
}
COLUMNS = ("what", "said", "day", "other", "pk")


def place_page(code: str) -> PlacePage:
    """Return the page of the place `code`.

    Raises:
        Http404: there is no such place.
    """
    places = tree()
    row = places.place(code)
    located = open_matters()
    past = _past(row)
    line = _line(places, located, row)
    return PlacePage(
        code=row.code,
        name=named(row),
        kind=str(Place.Kind(row.kind).label),
        fate=_fate(row, past),
        way=tuple(Step(each.code, named(each)) for each in places.upwards(row)),
        facts=tuple(_facts(row)),
        line=line,
        lines=tuple(_line(places, located, part) for part in places.parts(row)),
        ended=tuple(_ended(places, part, located) for part in places.ended_parts(row)),
        said=tuple(
            SaidName(key, name) for what, name, _day, _o, key in past if what == "said"
        ),
        past=tuple(_told(past, {each.pk: each for each in places.rows.values()})),
        points=tuple(point_shown(each) for each in _points(row)),
        offers=offers(row, bool(places.parts(row)), bool(places.beside(row))),
    )


def _line(places: Tree, located: Located, row: Place) -> Line:
    return Line(
        code=row.code,
        name=named(row),
        kind=str(Place.Kind(row.kind).label),
        holds=_holds(places.holds(row)),
        open_count=places.open_count(row, located),
        list_url=_list_url(places, row),
    )


def _ended(places: Tree, row: Place, located: Located) -> Line:
    note = _("%(day)s 停用") % {"day": f"{row.ended_on:%Y-%m-%d}"}
    line = _line(places, located, row)
    return Line(**{**vars(line), "note": note})


def _holds(found: Counter[str]) -> str:
    counted = ((HOLDS[kind], found[kind]) for kind in HOLDS if found[kind])
    return " · ".join(words % {"n": count} for words, count in counted)


def _list_url(places: Tree, row: Place) -> str:
    """Return where the open matters of a place are listed."""
    if row.kind == Place.Kind.SUBDISTRICT:
        return ledger_url()
    if row.kind == Place.Kind.COMMUNITY:
        return ledger_url(community=row.code)
    codes = places.codes(row)
    return ledger_url(place=",".join(codes)) if len(codes) <= NAMED_IN_ADDRESS else ""


def _facts(row: Place) -> Iterator[tuple[str, str]]:
    if row.name_en and row.name_en != named(row):
        yield _("英文名"), row.name_en
    if row.official:
        yield _("官方代码"), row.official
    if row.began_on:
        yield _("启用"), f"{row.began_on:%Y-%m-%d}"
    yield _("本系统编号"), row.code


def _past(row: Place) -> list[Past]:
    """Return everything dated about a place, in one query: names, homes, what it became."""
    nowhere = Cast(Value(None), BigIntegerField())
    names = row.other_names.annotate(what=F("sort"), said=F("name"), day=F("until"))
    homes = row.placements.annotate(what=_word("lay"), said=_word(""), day=F("until"))
    later = row.later.annotate(what=F("kind"), said=_word(""), day=F("on"))
    earlier = row.earlier.annotate(what=_word("from"), said=_word(""), day=F("on"))
    found: list[Past] = list(
        homes.annotate(other=F("above_id"))
        .values_list(*COLUMNS)
        .union(
            names.annotate(other=nowhere).values_list(*COLUMNS),
            later.annotate(other=F("later_id")).values_list(*COLUMNS),
            earlier.annotate(other=F("earlier_id")).values_list(*COLUMNS),
            all=True,
        )
    )
    return sorted(found, key=lambda each: (each[2] or dt.date.min, each[4]))


def _word(word: str) -> Value:
    return Value(word, CharField())


def _fate(row: Place, past: list[Past]) -> str:
    if row.ended_on is None:
        return ""
    day = {"day": f"{row.ended_on:%Y-%m-%d}"}
    kinds = {each[0] for each in past}
    if Succession.Kind.SPLIT in kinds:
        return _("%(day)s 已拆分") % day
    merged = Succession.Kind.MERGED in kinds
    return (_("%(day)s 已合并") if merged else _("%(day)s 已停用")) % day


def _told(past: list[Past], rows: dict[int, Place]) -> Iterator[str]:
    """Yield the history of a place, a sentence each, the oldest first."""
    words = {
        OtherName.Sort.EARLIER.value: _("%(day)s 以前叫“%(name)s”"),
        "lay": _("%(day)s 以前在“%(place)s”里"),
        Succession.Kind.SPLIT.value: _("%(day)s 起一部分归“%(place)s”"),
        Succession.Kind.MERGED.value: _("%(day)s 起并入“%(place)s”"),
        "from": _("%(day)s 由“%(place)s”而来"),
    }
    for what, name, day, other, _key in past:
        if what in words and day is not None:
            place = named(rows[other]) if other else ""
            yield words[what] % {"day": f"{day:%Y-%m-%d}", "name": name, "place": place}


def _points(row: Place) -> list[Point]:
    return list(row.points.order_by("-active", "kind", "pk"))


def point_shown(row: Point) -> PointShown:
    """Return a point in the reader's language."""
    return PointShown(
        code=row.code,
        kind=str(Point.Kind(row.kind).label),
        name=local(row.name, row.name_en),
        where=local(row.address, row.address_en),
        hours=row.hours,
        phone=row.phone,
        gone=not row.active,
    )

"""The sheet of posts as a workbook: with all of them, vacant ones too, or empty."""

from collections.abc import Iterable, Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.files import sheets
from taizhang.people.models import Holding, PostKind
from taizhang.people.posts import holding_on
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place
from taizhang.roster.sheet_columns import COLUMNS

EXAMPLE = (
    ("北湖社区", "", "社区书记", "陈立", "chen", "", "8:30–17:30", "是"),
    ("北湖社区", "05网格", "网格长", "王秀英", "", "0459-000-1301", "", "是"),
    ("北湖社区", "05网格", "卫生监督员", "李大山", "", "", "", "否"),
)


def workbook(rows: Iterable[list[str]]) -> bytes:
    """Return the sheet with `rows`, and beside it a page that says how to fill it in."""
    how = (
        _(
            "一行写一个岗位上的一个人。社区和网格都不填，就是街道的岗位；只填社区，是社区的岗位。"
        ),
        _("岗位照“岗位种类”那一页里的写。没有账号的人，只写姓名。"),
        _(
            "表里给一个岗位写了人，这个岗位就以表为准：没写到的人记为离任。姓名空着的行不动。"
        ),
        _("公开写 是 或 否：居民能不能看到姓名和电话。日期写成 2026-05-01。"),
        _("下面是例子，这一页不会导入："),
    )
    return sheets.workbook(_("网格岗位"), COLUMNS, rows, sheets.HowTo(how, EXAMPLE))


def all_rows() -> Iterator[list[str]]:
    """Yield a row for each holder of a post, and one for each post that nobody holds.

    Names are the Chinese ones, by which the sheet is read again. Two queries.
    """
    places = Gazetteer()
    held: dict[tuple[str, str], list[Holding]] = {}
    for row in holding_on(localdate()).filter(kind__active=True):
        held.setdefault((row.kind.code, row.place), []).append(row)
    kinds = list(PostKind.objects.filter(active=True).order_by("order", "pk"))
    rows = Place.objects.filter(kind__in=PostKind.Level.values, ended_on__isnull=True)
    named = {row.code: row.name for row in rows}
    for code in _in_order(places):
        community = places.community_of(code)
        grid = named[code] if places.kind_of(code) == Place.Kind.GRID else ""
        where = [named.get(community, ""), grid]
        for kind in kinds:
            if kind.level == places.kind_of(code):
                holders = held.get((kind.code, code), [])
                yield from ([*where, kind.name, *_said_of(row)] for row in holders)
                if not holders:
                    yield [*where, kind.name]


def _in_order(places: Gazetteer) -> Iterator[str]:
    """Yield the subdistrict, and each community before its grids."""
    yield from filter(None, [places.root()])
    grids = [row[0] for row in places.of_kind(Place.Kind.GRID)]
    for code, _name, _around in places.of_kind(Place.Kind.COMMUNITY):
        yield code
        yield from (grid for grid in grids if places.community_of(grid) == code)


def _said_of(row: Holding) -> list[str]:
    person = row.person
    return [
        person.name if person else row.name,
        person.username if person else "",
        row.phone,
        row.hours,
        "是" if row.shown else "否",
        row.stand_in,
        row.stand_in_phone,
        row.since.isoformat(),
        row.duties,
        row.pledge,
    ]

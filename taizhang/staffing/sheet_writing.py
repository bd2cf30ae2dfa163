"""The sheets of people and units as workbooks: with everybody, or empty with a page of how to."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from taizhang.files import sheets
from taizhang.people.models import Unit, User
from taizhang.staffing.areas import Areas
from taizhang.staffing.sheet_columns import PEOPLE, UNITS

# Names are invented, and example rows never come in: only the first sheet is read.
PEOPLE_EXAMPLE = (
    (
        "王桂兰",
        "北湖社区",
        "网格员",
        "05 网格长",
        "北湖05网格",
        "13800000001",
        "",
        "",
        "陈立",
    ),
    ("陈立", "", "网格员", "06 网格长", "北湖06网格", "13800000002", "", "", "王桂兰"),
    ("刘强", "锦绣物业", "承办人", "维修主管", "", "", "liuqiang", "", ""),
    ("赵敏", "锦绣物业", "承办人", "联系人", "", "13800000003", "", "否", ""),
)
UNITS_EXAMPLE = (
    ("北湖社区", "社区", "0459-0001301", "北湖社区"),
    ("锦绣物业", "物业公司", "", ""),
    ("城管科", "科室", "", ""),
)


def people_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the sheet of people with `rows`."""
    how = (
        _("一行写一个人。姓名和单位要写；单位与上一行相同可以空着，也可以合并单元格。"),
        _("岗位写“岗位”页上的名称；空着就先按权限最小的岗位加，以后再改。"),
        _(
            "登录名空着就按拼音起。已经有的人按登录名认，没写就按姓名和单位认；空格不会清掉原来的内容。"
        ),
        _("“登录”写“否”的人只在名单上，不给密码。表里没有的人不会被删。"),
        _("下面是例子，这一页不会导入："),
    )
    how_to = sheets.HowTo(how, PEOPLE_EXAMPLE)
    return sheets.workbook(_("人员"), PEOPLE.columns, rows, how_to)


def units_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """Return the sheet of units with `rows`."""
    how = (
        _("一行写一个单位。类型写：街道、科室、社区、物业公司、共建单位；空着就按名称猜。"),
        _("已经有的单位按名称认，空格不会清掉原来的内容；表里没有的不会被删。"),
        _("下面是例子，这一页不会导入："),
    )
    how_to = sheets.HowTo(how, UNITS_EXAMPLE)
    return sheets.workbook(_("单位"), UNITS.columns, rows, how_to)


def people_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for everybody whose account is open, by unit."""
    areas = Areas()
    rows = User.objects.filter(is_active=True).select_related("unit", "role", "backup")
    for row in rows.order_by("unit_id", "pk"):
        signs_in = row.has_usable_password() or row.must_change_password
        yield (
            row.name,
            row.unit.name,
            row.role.name,
            row.title,
            areas.name(row.area),
            row.phone,
            row.username,
            _("是") if signs_in else _("否"),
            row.backup.name if row.backup else "",
            row.name_en,
        )


def unit_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each unit that is there."""
    areas = Areas()
    for row in Unit.objects.filter(active=True).order_by("pk"):
        kind = str(Unit.Kind(row.kind).label)
        yield row.name, kind, row.phone, areas.name(row.area), row.name_en

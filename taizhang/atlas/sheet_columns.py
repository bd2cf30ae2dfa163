"""The columns of the sheet of places: one row a place, the last filled level names it."""

from django.utils.translation import gettext_lazy as _

from taizhang.core.places import Kind
from taizhang.files.sheets import Column, Titles

LEVELS = (Kind.COMMUNITY, Kind.GRID, Kind.ESTATE, Kind.BUILDING, Kind.UNIT)


COLUMNS = (
    Column("community", _("社区"), 16, ("社区", "社区名称", "所属社区", "community")),
    Column("grid", _("网格"), 18, ("网格", "网格名称", "所属网格", "grid")),
    Column("estate", _("小区"), 18, ("小区", "小区名称", "院落", "庭院", "estate")),
    Column("building", _("楼栋"), 14, ("楼栋", "楼号", "栋", "building")),
    Column("unit", _("单元"), 10, ("单元", "单元号", "unit")),
    Column("name_en", _("英文名"), 24, ("英文名", "english name")),
    Column(
        "official", _("官方代码"), 16, ("官方代码", "代码", "区划代码", "official code")
    ),
    Column("said", _("俗称"), 24, ("俗称", "别名", "also called")),
    Column("began_on", _("启用日期"), 12, ("启用日期", "启用", "began on", "in use since")),
    Column("ended_on", _("停用日期"), 12, ("停用日期", "停用", "ended on")),
)
TITLES = Titles(COLUMNS, lambda there: len(there & set(LEVELS)) >= 2, lines_max=20_000)

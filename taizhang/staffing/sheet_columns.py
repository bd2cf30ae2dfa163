"""The columns of the sheets of people and of units, and what else offices call them."""

from django.utils.translation import gettext_lazy as _

from taizhang.files.sheets import Column, Titles

_PEOPLE = (
    Column("name", _("姓名"), 12, ("姓名", "名字", "人员", "人员姓名", "name")),
    Column(
        "unit",
        _("单位"),
        22,
        ("单位", "部门", "所在单位", "工作单位", "科室", "所属社区", "单位名称", "unit"),
    ),
    Column("role", _("岗位"), 14, ("岗位", "角色", "岗位名称", "权限", "role")),
    Column("title", _("职务"), 16, ("职务", "职位", "称呼", "post", "title")),
    Column(
        "area",
        _("负责的社区或网格"),
        20,
        ("负责的社区或网格", "网格", "负责网格", "所管网格", "责任网格", "grid", "area"),
    ),
    Column(
        "phone",
        _("电话"),
        16,
        ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "phone", "mobile"),
    ),
    Column("username", _("登录名"), 16, ("登录名", "账号", "用户名", "帐号", "username")),
    Column("signs_in", _("登录"), 8, ("登录", "是否登录", "signs in")),
    Column("backup", _("B 岗"), 12, ("b岗", "b 岗", "ab岗", "替岗", "backup")),
    Column("name_en", _("姓名英文"), 18, ("姓名英文", "英文名", "english name")),
)
_UNITS = (
    Column("name", _("单位名称"), 24, ("单位名称", "单位", "名称", "部门", "unit", "name")),
    Column("kind", _("类型"), 12, ("类型", "单位类型", "性质", "kind", "type")),
    Column("phone", _("电话"), 16, ("电话", "联系电话", "值班电话", "phone")),
    Column(
        "area",
        _("负责的社区或网格"),
        20,
        ("负责的社区或网格", "负责社区", "社区", "网格", "area"),
    ),
    Column("name_en", _("英文名"), 24, ("英文名", "english name")),
)


def _enough(there: set[str]) -> bool:
    return "name" in there and len(there) >= 2


PEOPLE = Titles(_PEOPLE, _enough, lines_max=2_000)
UNITS = Titles(_UNITS, _enough, lines_max=2_000)

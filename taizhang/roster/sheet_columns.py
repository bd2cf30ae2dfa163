"""The columns of the sheet of posts, and what else offices call them."""

from django.utils.translation import gettext_lazy as _

from taizhang.files.sheets import Column, Titles

COLUMNS = (
    Column("community", _("社区"), 16, ("社区", "社区名称", "community")),
    Column("grid", _("网格"), 18, ("网格", "网格名称", "grid")),
    Column(
        "post",
        _("网格岗位"),
        16,
        ("网格岗位", "岗位", "岗位名称", "职务", "post"),
    ),
    Column("name", _("姓名"), 12, ("姓名", "name"), 40),
    Column("username", _("账号"), 14, ("账号", "用户名", "account"), 64),
    Column("phone", _("电话"), 16, ("电话", "联系方式", "手机", "phone"), 32),
    Column("hours", _("接电话的时间"), 14, ("接电话的时间", "hours")),
    Column("shown", _("公开"), 8, ("公开", "是否公开", "public")),
    Column("stand_in", _("B 岗姓名"), 12, ("b 岗姓名", "b岗", "b 岗"), 40),
    Column("stand_in_phone", _("B 岗电话"), 16, ("b 岗电话", "b岗电话"), 32),
    Column("since", _("从哪天起"), 12, ("从哪天起", "任职日期", "since")),
    Column("duties", _("职责"), 40, ("职责", "duties"), 300),
    Column("pledge", _("服务承诺"), 40, ("服务承诺", "承诺", "pledge"), 300),
)
TITLES = Titles(COLUMNS, lambda there: {"post", "name"} <= there, lines_max=20_000)

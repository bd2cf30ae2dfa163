"""What the pages of people say: refusals in words, what each duty lets one do, how far one
sees.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Duty
from taizhang.people.refusals import PeopleRefusal as R

REFUSALS: Mapping[R, Promise] = {
    R.NAME_MISSING: _("未保存：还没写名称。请写上大家认得的叫法。"),
    R.USERNAME_FORM: _(
        "未保存：登录名只用小写字母和数字，2 到 40 个，比如 wangguilan。请改一下。"
    ),
    R.USERNAME_TAKEN: _("未保存：这个登录名已经有人用。请在后面加个数字，或换一个。"),
    R.PHONE_FORM: _("未保存：电话的位数不对。手机 11 位，座机写区号和号码；没有就不填。"),
    R.UNIT_UNKNOWN: _("未保存：没有这个单位，或者它已经停用。请另选一个，或先去新建。"),
    R.ROLE_UNKNOWN: _("未保存：没有这个岗位，或者它已经收起。请另选一个。"),
    R.BACKUP_UNKNOWN: _("未保存：这位 B 岗已经不在册。请另选一位。"),
    R.BACKUP_IS_SELF: _("未保存：B 岗不能是本人。请另选一位，或者先不选。"),
    R.LAST_ADMINISTRATOR: _(
        "未保存：这样就没有人能管账号和设置了。请先让另一位能登录的人担任管理岗位。"
    ),
    R.OWN_RIGHTS_UNEXPLAINED: _(
        "未保存：这会让您自己能做的事变多。请写明理由再保存，理由会记进审计。"
    ),
    R.OWN_ACCOUNT: _(
        "未办：不能在这里停用自己，或给自己重发密码。请让另一位管理员来办；"
        "改自己的密码，在右上角的菜单里。"
    ),
    R.ACCOUNT_CLOSED: _("未办：这个账号已经停用。请先恢复。"),
    R.ACCOUNT_OPEN: _("未办：这个账号没有停用，不用恢复。"),
    R.UNIT_NAME_TAKEN: _("未保存：已经有叫这个名字的单位。请核对是不是同一个。"),
    R.UNIT_KIND_UNKNOWN: _("未保存：还没选单位类型。请选一个。"),
    R.PEOPLE_HOMELESS: _("未停用：里面还有人。请选好这些人归到哪个单位。"),
    R.ROLE_NAME_TAKEN: _("未保存：已经有叫这个名字的岗位。请换一个名称。"),
    R.NO_DUTY: _("未保存：一项职责也没勾。请至少勾一项，或者收起这个岗位。"),
    R.ROLE_HELD: _("未收起：还有人担任这个岗位。请先给他们换岗位。"),
    R.KEEPS_APART: _(
        "未保存：本街道的系统管理、账号安全和审计由不同的人担任，一个岗位只能有一样。请去掉别的。"
    ),
}
# Beside which field of a form each is said; the others are said of the whole form.
SPEAKS_OF: Mapping[R, str] = {
    R.NAME_MISSING: "name",
    R.USERNAME_FORM: "username",
    R.USERNAME_TAKEN: "username",
    R.PHONE_FORM: "phone",
    R.UNIT_UNKNOWN: "unit",
    R.ROLE_UNKNOWN: "role",
    R.BACKUP_UNKNOWN: "backup",
    R.BACKUP_IS_SELF: "backup",
    R.OWN_RIGHTS_UNEXPLAINED: "reason",
    R.UNIT_NAME_TAKEN: "name",
    R.UNIT_KIND_UNKNOWN: "kind",
    R.PEOPLE_HOMELESS: "people_to",
    R.ROLE_NAME_TAKEN: "name",
    R.NO_DUTY: "duties",
    R.KEEPS_APART: "duties",
}
LETS: Mapping[Duty, Promise] = {
    Duty.REGISTER: _("把居民说的事记进台账，给回执，补反映人。"),
    Duty.ACCEPT: _("决定受理、不予受理或转送，合并重复的事。"),
    Duty.DISPATCH: _("把事派给单位和承办人，催办，改派。"),
    Duty.HANDLE: _("接单、写进展、传照片、报办结，或退回。"),
    Duty.CLAIM: _("在认领榜上认领需求，替本单位来办或来帮忙。"),
    Duty.VERIFY: _("看别人办的事是不是真办了，通过或退回。"),
    Duty.FOLLOW_UP: _("给反映人打电话，照实记下满意不满意。"),
    Duty.STRIKE_OFF: _("条件都齐了以后销号。自己办过的不能销。"),
    Duty.RULE: _("居民不认可时作裁定，写明理由，公开留存。"),
    Duty.APPROVE: _("批准作废这类要两个人办的事。"),
    Duty.CORRECT: _("更正写错的字，改地点和类别；原样都留着。"),
    Duty.IMPORT: _("把旧台账从 Excel 拿进来，确认，撤回。"),
    Duty.ADMINISTER: _("管地点、单位和设置，看运行和备份。"),
    Duty.SECURE: _("开账号、停账号、发密码，定岗位能做什么，管第二道验证。"),
    Duty.AUDIT: _("看谁在什么时候做了什么，不能改。"),
}
REACH: Mapping[Reach, Promise] = {
    Reach.OFFICE: _("全街道"),
    Reach.COMMUNITY: _("所在社区"),
    Reach.GRID: _("所管网格"),
    Reach.UNIT: _("本单位承办的"),
    Reach.COUNCIL: _("只看提交议事会的"),
    Reach.NOTHING: _("一件也不看"),
}

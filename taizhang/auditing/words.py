"""The words that a line of the audit is told with: what was done, changed, printed, where."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from taizhang.audit.kinds import Kind

Words = Mapping[str, Promise]

KINDS: Mapping[Kind, Promise] = {
    Kind.SIGNED_IN: gettext_lazy("登录"),
    Kind.SIGN_IN_FAILED: gettext_lazy("登录失败"),
    Kind.SIGNED_OUT: gettext_lazy("退出登录"),
    Kind.PASSWORD_CHANGED: gettext_lazy("改密码"),
    Kind.PASSWORD_RESET: gettext_lazy("重发密码"),
    Kind.FACTOR_ADDED: gettext_lazy("设第二道验证"),
    Kind.FACTOR_REMOVED: gettext_lazy("取消第二道验证"),
    Kind.FACTOR_FAILED: gettext_lazy("第二道验证没过"),
    Kind.RECOVERY_USED: gettext_lazy("用恢复码"),
    Kind.SESSION_ENDED: gettext_lazy("让登录退出"),
    Kind.ACCOUNT_MADE: gettext_lazy("开账号"),
    Kind.ACCOUNT_CHANGED: gettext_lazy("改账号"),
    Kind.REVEALED: gettext_lazy("看个人信息"),
    Kind.EXPORTED: gettext_lazy("导出"),
    Kind.PRINTED: gettext_lazy("打印"),
    Kind.DOWNLOADED_FILE: gettext_lazy("打开附件"),
    Kind.SETTING_CHANGED: gettext_lazy("改设置"),
    Kind.IMPORT: gettext_lazy("导入"),
    Kind.BACKUP: gettext_lazy("备份"),
    Kind.RESTORE: gettext_lazy("恢复"),
    Kind.REFUSED: gettext_lazy("没让办"),
    Kind.OLD_REMOVED: gettext_lazy("清理"),
}
EXPORTS: Words = {
    "ledger-csv": gettext_lazy("导出了台账（CSV）"),
    "ledger-xlsx": gettext_lazy("导出了台账（Excel）"),
    "workbook": gettext_lazy("取走了可以修改的台账（Excel）"),
    "ledger-command": gettext_lazy("在电脑上用命令导出了台账"),
    "leaves-command": gettext_lazy("在电脑上用命令导出了公开账目"),
    "posts-xlsx": gettext_lazy("导出了岗位（Excel）"),
    "audit-csv": gettext_lazy("导出了审计记录（CSV）"),
    "people-xlsx": gettext_lazy("导出了人员名单（Excel）"),
    "people-command": gettext_lazy("在电脑上用命令导出了人员名单"),
    "council-minutes": gettext_lazy("取走了议事会会议记录（Word）"),
}
PAPERS: Words = {
    "ledger": gettext_lazy("把台账做成了 PDF"),
    "approval": gettext_lazy("把销号审批表做成了 PDF"),
    "file": gettext_lazy("把整本卷宗做成了 PDF"),
    "volumes": gettext_lazy("取走了分册打印的台账"),
    "box-slips": gettext_lazy("印了意见条"),
}
SETTINGS: Words = {
    "print-form": gettext_lazy("改了打印设置"),
    "public-words": gettext_lazy("在公开栏上公开了一句话"),
    "public-words-withdrawn": gettext_lazy("收回了公开栏上的一句话"),
    "month-closed": gettext_lazy("做了月结"),
    "shared-view": gettext_lazy("改了大家共用的视图"),
    "secrets-closed": gettext_lazy("收紧了密钥文件的权限"),
    "backup-folders": gettext_lazy("改了备份放在哪里"),
    "agreement": gettext_lazy("改了共建协议"),
    "partner-tags": gettext_lazy("改了共建标签"),
    "community-list": gettext_lazy("改了社区可以不接的清单"),
    "council-member": gettext_lazy("改了议事会成员"),
    "council-kinds": gettext_lazy("改了议事会成员的类别"),
    "box": gettext_lazy("改了意见箱的计划"),
    "task-link": gettext_lazy("发了办理链接"),
    "task-code": gettext_lazy("换了办理链接的验证码"),
    "task-link-withdrawn": gettext_lazy("收回了办理链接"),
    "outlines": gettext_lazy("改了网格的轮廓"),
    "post": gettext_lazy("改了谁担任岗位"),
    "posts": gettext_lazy("用 Excel 改了谁担任岗位"),
    "post-kinds": gettext_lazy("改了岗位的名称"),
    "audit-months": gettext_lazy("改了审计记录保存多久"),
    "account-rules": gettext_lazy("改了账号规定"),
    "three-administrators": gettext_lazy("把账号从管理员那里分了出来"),
    "unit-added": gettext_lazy("加了一个单位"),
    "unit-changed": gettext_lazy("改了一个单位"),
    "unit-closed": gettext_lazy("停用了一个单位"),
    "unit-reopened": gettext_lazy("恢复了一个单位"),
    "role-added": gettext_lazy("加了一个岗位"),
    "role-changed": gettext_lazy("改了一个岗位能做什么"),
    "role-put-away": gettext_lazy("收起了一个岗位"),
    "role-brought-back": gettext_lazy("拿出了一个收起的岗位"),
    "people-sheet": gettext_lazy("从表格加、改了人员和单位"),
    "office": gettext_lazy("改了街道的名称、电话或网址"),
    "preset": gettext_lazy("改了办事的严格程度"),
    "switches": gettext_lazy("改了开着哪些功能"),
    "set-up": gettext_lazy("完成了开办"),
    "calendar": gettext_lazy("改了工作日历"),
}
# Which of the rules for accounts, and which second factor.
RULES: Words = {
    "second_factor": gettext_lazy("第二道验证"),
    "profile": gettext_lazy("密码规则"),
    "letters_least": gettext_lazy("密码最少几个字"),
    "one_time_days": gettext_lazy("一次性密码几天作废"),
    "idle_minutes": gettext_lazy("多少分钟不动就退出"),
}
FACTORS: Words = {
    "codes": gettext_lazy("手机动态码"),
    "passkey": gettext_lazy("通行密钥"),
    "recovery": gettext_lazy("恢复码"),
    "all": gettext_lazy("全部第二道验证"),
}
WAYS_IN: Words = {
    "demo": gettext_lazy("从演示入口一键进来了"),
    "password": gettext_lazy("登录了"),
    "code": gettext_lazy("用密码和动态码登录了"),
    "recovery": gettext_lazy("用密码和恢复码登录了"),
    "passkey": gettext_lazy("用通行密钥登录了"),
}
# What of an account was changed, where it is more than can be said of accounts at large.
ACCOUNTS: Words = {
    "closed": gettext_lazy("停用了%(person)s的账号"),
    "reopened": gettext_lazy("恢复了%(person)s的账号"),
    "backup": gettext_lazy("改了%(person)s的 B 岗"),
    "away": gettext_lazy("记下了%(person)s在不在岗"),
    "handed-over": gettext_lazy("把%(person)s手上的都移交了"),
}
# Where somebody was turned away, by the first word of the page's name.
PLACES: Words = {
    "intake": gettext_lazy("登记"),
    "calls": gettext_lazy("来问"),
    "hotline": gettext_lazy("热线工单"),
    "boxes": gettext_lazy("意见箱"),
    "visits": gettext_lazy("走访"),
    "phone": gettext_lazy("手机版"),
    "notices": gettext_lazy("书面通知"),
    "incidents": gettext_lazy("突发事件"),
    "almanac": gettext_lazy("工作日历"),
    "followup": gettext_lazy("回访台"),
    "lookback": gettext_lazy("回头看"),
    "bulletins": gettext_lazy("公开栏"),
    "guides": gettext_lazy("办事指南"),
    "channels": gettext_lazy("来源渠道"),
    "holding": gettext_lazy("居民提交，等着登记的"),
    "partners": gettext_lazy("共建单位"),
    "claim": gettext_lazy("认领"),
    "council": gettext_lazy("议事会"),
    "tasklinks": gettext_lazy("办理链接"),
    "casework": gettext_lazy("办理"),
    "bulk": gettext_lazy("批量办理"),
    "verification": gettext_lazy("核验"),
    "atlas": gettext_lazy("地点"),
    "people": pgettext_lazy("导航", "人员"),
    "units": pgettext_lazy("导航", "单位"),
    "roles": pgettext_lazy("导航", "岗位"),
    "settings": pgettext_lazy("导航", "设置"),
    "setup": pgettext_lazy("导航", "开办"),
    "roster": gettext_lazy("网格岗位"),
    "grids": gettext_lazy("网格轮廓"),
    "exchange": gettext_lazy("导入"),
    "roundtrip": gettext_lazy("在 Excel 里改"),
    "printing": gettext_lazy("打印"),
    "health": gettext_lazy("运行"),
    "auditing": gettext_lazy("审计"),
    "myself": gettext_lazy("账号规定"),
    "revealing": gettext_lazy("看个人信息"),
}

"""What people read for a line of the audit: a short sentence, one of `SAYINGS` a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from taizhang.audit.kinds import Kind
from taizhang.audit.reading import Line
from taizhang.ledger import numbers
from taizhang.people.directory import Person
from taizhang.web.conditions import ConditionsForm
from taizhang.web.revealing import FIELDS, REASONS

People = Mapping[str, Person]
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
ALARMING = frozenset({Kind.REFUSED, Kind.SIGN_IN_FAILED, Kind.FACTOR_FAILED})
# What of an account was changed, where it is more than can be said of accounts at large.


@dataclass(frozen=True)
class Said:
    """A line in words, and the number of the matter that it is about, "" for none."""

    words: str
    number: str


def said(line: Line, people: People) -> Said:
    """Return what `line` says."""
    kind = Kind(line.kind)
    about_matter = kind in {Kind.REVEALED, Kind.REFUSED, Kind.PRINTED}
    number = line.about if about_matter and line.about[:4].isdecimal() else ""
    return Said(SAYINGS[kind](line, people), number if "-" in number else "")


def _signed_in(line: Line, _people: People) -> str:
    return str(WAYS_IN.get(str(line.details.get("how", "")), WAYS_IN["password"]))


def _factor(line: Line, people: People) -> str:
    """Whoever does it to their own account is not named twice."""
    added = line.kind == Kind.FACTOR_ADDED
    about = {"what": _chosen(FACTORS, line), "person": _person(line, people)}
    if line.who == line.about:
        return (_("设好了自己的%(what)s") if added else _("取消了自己的%(what)s")) % about
    return (
        _("给%(person)s设了%(what)s") if added else _("取消了%(person)s的%(what)s")
    ) % about


def _factor_failed(line: Line, people: People) -> str:
    return _("%(person)s的账号密码对了，第二道验证没过") % {"person": _person(line, people)}


def _recovery_used(line: Line, _people: People) -> str:
    left = _count(line, "left")
    words = ngettext("用掉一个恢复码，还剩 %(n)d 个", "用掉一个恢复码，还剩 %(n)d 个", left)
    return words % {"n": left}


def _session_ended(line: Line, people: People) -> str:
    count = _count(line, "count")
    words = ngettext(
        "让%(person)s的 %(n)d 处登录退出了",
        "让%(person)s的 %(n)d 处登录退出了",
        count,
    )
    return words % {"n": count, "person": _person(line, people)}


def _failed(line: Line, people: People) -> str:
    times = {"n": _count(line, "failures")}
    if line.about:
        words = ngettext(
            "%(person)s的账号登录失败，一小时内第 %(n)d 次",
            "%(person)s的账号登录失败，一小时内第 %(n)d 次",
            times["n"],
        )
        return words % {"person": _person(line, people), **times}
    words = ngettext(
        "用不存在的用户名登录失败，一小时内第 %(n)d 次",
        "用不存在的用户名登录失败，一小时内第 %(n)d 次",
        times["n"],
    )
    return words % times


def _account(line: Line, people: People) -> str:
    words = ACCOUNTS.get(str(line.details.get("what", "")), _("改了%(person)s的账号"))
    told = str(words) % {"person": _person(line, people)}
    return _why(told, line)


def _why(told: str, line: Line) -> str:
    """Return what is `told`, with the reason where somebody had to give one."""
    reason = str(line.details.get("reason", ""))
    words = _("%(told)s，理由：%(reason)s")
    return words % {"told": told, "reason": reason} if reason else told


def _revealed(line: Line, _people: People) -> str:
    return _("看了%(label)s 反映人的%(field)s，理由：%(reason)s") % {
        "label": numbers.label(line.about),
        "field": _chosen(FIELDS, line, "field"),
        "reason": _reason(line),
    }


def _reason(line: Line) -> str:
    chosen, own = _chosen(REASONS, line, "reason"), str(line.details.get("words", ""))
    return _("%(chosen)s（%(own)s）") % {"chosen": chosen, "own": own} if own else chosen


def _exported(line: Line, _people: People) -> str:
    what = _chosen(EXPORTS, line)
    named = line.details.get("narrowed", [])
    if not isinstance(named, list) or not named:
        return what
    fields = ConditionsForm.base_fields
    words = [str(fields[name].label or name) for name in named if name in fields]
    return _("%(what)s，按%(by)s筛选过") % {
        "what": what,
        "by": _("、").join(words or named),
    }


def _printed(line: Line, _people: People) -> str:
    what = _chosen(PAPERS, line)
    if not line.about:
        return what
    month = line.details.get("what") == "ledger"
    label = line.about if month else numbers.label(line.about)
    return _("%(what)s：%(about)s") % {"what": what, "about": label}


def _set(line: Line, _people: People) -> str:
    what = _chosen(SETTINGS, line)
    if line.details.get("what") == "audit-months":
        return _("把审计记录的保存期从 %(from)s 个月改成 %(to)s 个月") % dict(line.details)
    if line.details.get("what") == "account-rules":
        named = [str(words) for name, words in RULES.items() if name in line.details]
        return _("%(what)s：%(about)s") % {"what": what, "about": _("、").join(named)}
    if line.details.get("what") == "month-closed":
        return _("%(what)s：%(about)s") % {"what": what, "about": line.about}
    return _why(what, line)


def _imported(line: Line, _people: People) -> str:
    count = _count(line, "rows")
    match line.details.get("what"):
        case "begun":
            words = ngettext(
                "开始导入一批旧台账，%(n)d 行", "开始导入一批旧台账，%(n)d 行", count
            )
        case "done":
            words = ngettext(
                "导入完一批旧台账，进来 %(n)d 件", "导入完一批旧台账，进来 %(n)d 件", count
            )
        case "confirming":
            words = ngettext("确认了导入的 %(n)d 件", "确认了导入的 %(n)d 件", count)
        case _:
            words = ngettext("撤回了导入的 %(n)d 件", "撤回了导入的 %(n)d 件", count)
    return words % {"n": count}


def _backed_up(line: Line, _people: People) -> str:
    asked = line.details.get("what") == "asked"
    return _("要求马上备份") if asked else _("做完一次备份")


def _restored(line: Line, _people: People) -> str:
    drill = line.details.get("what") == "drill"
    words = _("从备份 %(stamp)s 恢复了台账") % {"stamp": line.details.get("stamp", "")}
    return _("要求演练恢复") if drill else words


def _refused(line: Line, _people: People) -> str:
    if line.details.get("what") == "reveal-limit":
        return _("一小时里看个人信息太多，没再给看：%(label)s") % {
            "label": numbers.label(line.about)
        }
    page = str(line.details.get("page", ""))
    place = PLACES.get(page.partition(":")[0])
    where = str(place) if place else page
    words = _("想进“%(where)s”，不归这个岗位，没让进") % {"where": where}
    if not line.about:
        return words
    return _("%(what)s：%(about)s") % {"what": words, "about": numbers.label(line.about)}


def _removed(line: Line, _people: People) -> str:
    count = _count(line, "count")
    words = ngettext("清理了过期的 %(n)d 条", "清理了过期的 %(n)d 条", count)
    return words % {"n": count}


SAYINGS: Mapping[Kind, Callable[[Line, People], str]] = {
    Kind.SIGNED_IN: _signed_in,
    Kind.SIGN_IN_FAILED: _failed,
    Kind.SIGNED_OUT: lambda _line, _people: _("退出了登录"),
    Kind.PASSWORD_CHANGED: lambda _line, _people: _("改了自己的密码"),
    Kind.PASSWORD_RESET: lambda line, people: (
        _("给%(person)s发了一次性密码") % {"person": _person(line, people)}
    ),
    Kind.FACTOR_ADDED: _factor,
    Kind.FACTOR_REMOVED: _factor,
    Kind.FACTOR_FAILED: _factor_failed,
    Kind.RECOVERY_USED: _recovery_used,
    Kind.SESSION_ENDED: _session_ended,
    Kind.ACCOUNT_MADE: lambda line, people: (
        _("给%(person)s开了账号") % {"person": _person(line, people)}
    ),
    Kind.ACCOUNT_CHANGED: _account,
    Kind.REVEALED: _revealed,
    Kind.EXPORTED: _exported,
    Kind.PRINTED: _printed,
    Kind.DOWNLOADED_FILE: lambda line, _people: (
        _("打开了附件 %(mark)s") % {"mark": line.about}
    ),
    Kind.SETTING_CHANGED: _set,
    Kind.IMPORT: _imported,
    Kind.BACKUP: _backed_up,
    Kind.RESTORE: _restored,
    Kind.REFUSED: _refused,
    Kind.OLD_REMOVED: _removed,
}


def _chosen(words: Words, line: Line, name: str = "what") -> str:
    """Return the word for what stands under `name`; itself where a release knew more.

    Where nothing stands there, what kind of thing it was.
    """
    stored = str(line.details.get(name, ""))
    return str(words.get(stored, stored or KINDS[Kind(line.kind)]))


def _count(line: Line, name: str) -> int:
    count = line.details.get(name, 0)
    return count if isinstance(count, int) else 0


def _person(line: Line, people: People) -> str:
    found = people.get(line.about)
    return found.name if found else _("一位同事")

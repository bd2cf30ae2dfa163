"""What people read for a line of the audit: a short sentence, one of `SAYINGS` a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.audit.kinds import Kind
from taizhang.audit.reading import Line
from taizhang.auditing.words import (
    ACCOUNTS,
    EXPORTS,
    FACTORS,
    KINDS,
    PAPERS,
    PLACES,
    RULES,
    SETTINGS,
    WAYS_IN,
    Words,
)
from taizhang.ledger import numbers
from taizhang.people.directory import Person
from taizhang.web.conditions import ConditionsForm
from taizhang.web.revealing import FIELDS, REASONS

People = Mapping[str, Person]
ALARMING = frozenset({Kind.REFUSED, Kind.SIGN_IN_FAILED, Kind.FACTOR_FAILED})


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
    if line.details.get("whose") == "helper":
        words = _("看了%(label)s 请去看的人的电话")
        return words % {"label": numbers.label(line.about)}
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

"""How the machine runs, line by line: a lamp, what it says, what it means, what mends it."""

import datetime as dt
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError, connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.backup.refusals import size, told
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import LampColour
from taizhang.jobs.heartbeat import last_beat
from taizhang.keys.secrets import folder
from taizhang.ledger.moment import last_day
from taizhang.outbox.sending import fared
from taizhang.places.calendar import calendar
from taizhang.web import dates, vitals

OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
EXAMINED_WITHIN: Final = dt.timedelta(days=8)
# The State Council publishes the next year's days off in November.
NOTICE_MONTH: Final = 12


@dataclass(frozen=True)
class Line:
    """One thing looked after. `act` is the name of the route that mends it, or ""."""

    name: str
    colour: LampColour
    said: str
    means: str
    act: str = ""
    label: str = ""
    details: tuple[str, ...] = ()


def lines(now: dt.datetime, backups: Path) -> tuple[Line, ...]:
    """Return everything that is looked after, what matters most first.

    `backups`: where they go by themselves.
    """
    every: tuple[Callable[[dt.datetime], Line], ...] = (
        _backup,
        _drill,
        _book,
        _keys,
        partial(_space, backups),
        _databases,
        _worker,
        _messages,
        _calendar,
        _clock,
    )
    return tuple(line(now) for line in every)


def tighten() -> None:
    """Take what others of this machine may do with the secrets away from them."""
    secrets = folder() / "secrets"
    for path in (secrets, *secrets.iterdir()):
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def _backup(now: dt.datetime) -> Line:
    facts = vitals.recalled(vitals.BACKUP)
    said = vitals.backup_line(facts, now)
    if facts.get("at"):
        said = _("%(when)s，账目 %(entries)d 条，共 %(size)s。") % {
            "when": said,
            "entries": facts["entries"],
            "size": size(facts["size_bytes"]),
        }
    return Line(
        _("备份"),
        vitals.backup_colour(facts, now),
        said,
        _(
            "电脑坏了、误删了，靠它找回台账。每晚 02:00 自动做；关着机，就在下次开机后补做。"
        ),
        "health:back-up",
        _("现在备份"),
        tuple(_backup_details(facts, now)),
    )


def _backup_details(facts: dict[str, Any], now: dt.datetime) -> list[str]:
    details = []
    if trouble := facts.get("trouble"):
        tried = vitals.instant(facts, "tried_at") or now
        details.append(
            _("%(when)s 没有备份成：%(why)s")
            % {
                "when": dates.moment(tried, now),
                "why": told(trouble["sentence"], trouble["values"]),
            }
        )
    if missing := facts.get("files_missing"):
        details.append(
            ngettext(
                "有 %(count)d 个附件在原处就已缺失或损坏，备份里没有。",
                "有 %(count)d 个附件在原处就已缺失或损坏，备份里没有。",
                missing,
            )
            % {"count": missing}
        )
    if facts.get("folder"):
        details.append(_("放在 %(folder)s") % {"folder": facts["folder"]})
    return details


def _drill(now: dt.datetime) -> Line:
    facts = vitals.recalled(vitals.DRILL)
    at = vitals.instant(facts)
    if at is None:
        colour, said = LampColour.NONE, _("还没有演练过。")
    elif facts["sound"]:
        colour = LampColour.GREEN
        said = _("%(when)s 演练过，备份能恢复。") % {"when": dates.moment(at, now)}
    else:
        colour = LampColour.RED
        said = _("%(when)s 演练过，备份恢复不了。") % {"when": dates.moment(at, now)}
    return Line(
        _("演练恢复"),
        colour,
        said,
        _("把最近的备份恢复到临时的地方，检查账本，再删掉。现在的台账不动。"),
        "health:drill",
        _("演练恢复"),
        () if facts.get("sound", True) else (facts["said"],),
    )


def _book(now: dt.datetime) -> Line:
    facts = vitals.recalled(vitals.EXAMINATION)
    at, colour = vitals.instant(facts), vitals.examination_colour(facts)
    if at is None:
        colour, said = LampColour.NONE, _("还没有查过。")
    elif count := facts["count"]:
        said = ngettext(
            "%(when)s 查出 %(count)d 处问题。", "%(when)s 查出 %(count)d 处问题。", count
        ) % {"when": dates.moment(at, now), "count": count}
    else:
        said = _("%(when)s 查过，账本完好，共 %(size)d 条。") % {
            "when": dates.moment(at, now),
            "size": facts["size"],
        }
    if at and now - at > EXAMINED_WITHIN:
        colour = vitals.worst(colour, LampColour.AMBER)
    return Line(
        _("账本"),
        colour,
        said,
        _("逐条核对账目、密封的内容和附件，看有没有被改过、弄丢过。每晚 03:00 自动查。"),
        "health:examine",
        _("现在检查"),
        tuple(facts.get("first", ())),
    )


def _keys(_now: dt.datetime) -> Line:
    secrets = folder() / "secrets"
    opened = [
        path
        for path in (secrets, *secrets.iterdir())
        if stat.S_IMODE(path.stat().st_mode) & OTHERS
    ]
    means = _("姓名、电话、原话都用密钥封着。密钥文件只该由运行本程序的账号读。")
    if not opened:
        return Line(_("密钥"), LampColour.GREEN, _("只有运行本程序的账号能读。"), means)
    return Line(
        _("密钥"),
        LampColour.RED,
        _("这台电脑的其他账号也能读密钥文件。"),
        means,
        "health:tighten",
        _("收紧权限"),
    )


def _space(backups: Path, _now: dt.datetime) -> Line:
    here, there = vitals.free_bytes(folder()), vitals.free_bytes(backups)
    return Line(
        _("磁盘空间"),
        vitals.worst(vitals.space_colour(here), vitals.space_colour(there)),
        _("台账所在的盘还剩 %(here)s，备份所在的盘还剩 %(there)s。")
        % {"here": size(here), "there": size(there)},
        _("盘满了就登记不了，也备份不了。快满时请清理磁盘，或把备份换到别的盘。"),
    )


def _databases(_now: dt.datetime) -> Line:
    silent = [
        name
        for alias, name in (("default", _("台账库")), ("keys", _("密钥库")))
        if not _answers(alias)
    ]
    means = _("没有应答时，页面会打不开。请看看数据库在不在运行，再重新启动本程序。")
    if silent:
        said = _("没有应答：%(names)s。") % {"names": _("、").join(silent)}
        return Line(_("数据库"), LampColour.RED, said, means)
    return Line(_("数据库"), LampColour.GREEN, _("台账库、密钥库都有应答。"), means)


def _worker(now: dt.datetime) -> Line:
    last, colour = last_beat(), vitals.worker_colour(now)
    means = _(
        "备份、导入、导出等费时的活由它做。停了，请在这台电脑上重新启动 taizhang serve。"
    )
    if last is None:
        return Line(_("后台"), LampColour.NONE, _("这台电脑上还没有运行过。"), means)
    if colour == LampColour.GREEN:
        return Line(_("后台"), colour, _("正在运行。"), means)
    said = _("%(when)s 以后没有动静。") % {"when": dates.moment(last, now)}
    return Line(_("后台"), colour, said, means)


def _messages(now: dt.datetime) -> Line:
    found = fared(now)
    means = _(
        "提醒、早报、晚报由后台发。没发出去的，原因写在“设置”的“消息设置”里，可以重发。"
    )
    if found.behind:
        said = _("半个多小时没有看过该提醒谁。请看看后台在不在运行。")
        return Line(_("消息"), LampColour.RED, said, means)
    if found.late:
        said = _("%(n)d 条早该发了还没发。请看看后台在不在运行。") % {"n": found.late}
        return Line(_("消息"), LampColour.RED, said, means)
    if found.lost:
        said = _("一周里有 %(n)d 条没发出去。") % {"n": found.lost}
        return Line(_("消息"), LampColour.AMBER, said, means)
    return Line(_("消息"), LampColour.GREEN, _("该发的都发了。"), means)


def _calendar(now: dt.datetime) -> Line:
    today = now.astimezone(OFFICE_ZONE).date()
    known = calendar().known_until.year
    if known < today.year:
        colour, said = LampColour.RED, _("今年的放假和调休还不知道，期限是估的。")
    elif known == today.year:
        late = today.month >= NOTICE_MONTH
        colour = LampColour.AMBER if late else LampColour.GREEN
        said = _("今年的已有；明年的放假通知公布后，请录进工作日历，或者更新程序。")
    else:
        colour, said = LampColour.GREEN, _("今年和明年的放假、调休都已有。")
    means = _("办理期限按工作日算，要知道哪天放假、哪天补班。")
    return Line(_("工作日历"), colour, said, means)


def _clock(now: dt.datetime) -> Line:
    today, last = now.astimezone(OFFICE_ZONE).date(), last_day()
    means = _("登记时间和期限都照这台电脑的钟。走错了，请改正，并打开自动对时。")
    said = _("这台电脑现在是 %(now)s。") % {
        "now": f"{dates.day(today, today)} {now.astimezone(OFFICE_ZONE):%H:%M}"
    }
    if last is None or last <= today:
        return Line(_("时钟"), LampColour.GREEN, said, means)
    said += _("账本已记到 %(day)s：钟走慢了。") % {"day": dates.day(last, today)}
    return Line(_("时钟"), LampColour.RED, said, means)


def _answers(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True

"""How meetings and their quorum are called."""

import datetime as dt

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.assembly.models import Meeting
from taizhang.core.councils import Quorum
from taizhang.web import dates


def label(row: Meeting) -> str:
    """Return what a meeting is called: 议〔2026〕3 号."""
    return _("议〔%(year)s〕%(serial)d 号") % {"year": str(row.year), "serial": row.serial}


def when(row: Meeting, now: dt.datetime) -> str:
    """Return when it is, or was."""
    return dates.moment(row.starts_at, now)


def in_full(row: Meeting) -> str:
    """Return day and hour as papers have them: 2026-11-21 14:30."""
    return f"{localtime(row.starts_at):%Y-%m-%d %H:%M}"


def state(row: Meeting) -> str:
    """Return whether it is to come, going on, over, or was called off."""
    if row.called_off:
        return pgettext("会议", "没开")
    return {
        Meeting.State.PLANNED: _("待开"),
        Meeting.State.OPEN: _("正在开"),
        Meeting.State.CLOSED: _("已结束"),
    }[Meeting.State(row.state)]


def tone(row: Meeting) -> str:
    """Return the tone of its chip."""
    return {"planned": "blue", "open": "green"}.get(row.state, "grey")


def rule(row: Meeting) -> str:
    """Return how many must come, in words."""
    return {
        Quorum.MAJORITY: _("过半数到会"),
        Quorum.TWO_THIRDS: _("三分之二以上到会"),
    }[Quorum(row.quorum)]

"""The matters that need the leader's word, each with why and where to say it."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.board.shown import Matter
from taizhang.core.clocks import Calendar
from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.overview import pressing
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip
from taizhang.web import lamps
from taizhang.web.addresses import issue_url
from taizhang.web.naming import Naming, naming
from taizhang.web.titles import title

# Why a matter is here, what to press, and the act behind that.
WHY: dict[str, tuple[Promise, Promise, str]] = {
    Awaits.RESPONSIBILITY: (
        gettext_lazy("退回 %(returns)d 次"),
        gettext_lazy("定责"),
        "dispatch",
    ),
    Awaits.RULING: (gettext_lazy("反映人不认可"), gettext_lazy("裁定"), "rule"),
    Awaits.VOID: (gettext_lazy("申请作废"), gettext_lazy("决定"), "decide-void"),
    Awaits.DEFERRAL: (gettext_lazy("申请挂账"), gettext_lazy("决定"), "decide-deferral"),
    Awaits.EXTENSION: (gettext_lazy("申请延期"), gettext_lazy("决定"), "decide-extension"),
    "again": (gettext_lazy("超期，办过又重来"), gettext_lazy("催办"), "remind"),
    "often": (gettext_lazy("超期，同地第 %(time)d 次"), gettext_lazy("催办"), "remind"),
    "late": (gettext_lazy("超期"), gettext_lazy("催办"), "remind"),
}

# Somebody asks and waits; nothing is late for that.
ASKED = frozenset({Awaits.VOID, Awaits.DEFERRAL, Awaits.EXTENSION})


def matters(now: dt.datetime, days: Calendar) -> tuple[Matter, ...]:
    """Return up to five of them, the weightiest first. Two queries."""
    found = pressing(now)
    known = naming((), (row.place for _why, row in found), (), now)
    return tuple(_matter(why, row, known, days) for why, row in found)


def _matter(why: str, row: Row, known: Naming, days: Calendar) -> Matter:
    words, act, page = WHY[why]
    counts = {"returns": row.returns_count, "time": row.earlier_count + 1}
    waiting = page == "remind" and lamps.stage(row) == _("待受理")
    return Matter(
        title=title(row.summary),
        url=issue_url(row.number),
        act_url=issue_url(row.number, "" if waiting else page),
        lamp=lamps.shown(row, known.now, days),
        why=Chip(str(words) % counts, "amber" if why in ASKED else "red"),
        unit=known.unit(row.unit),
        place=known.where(row).name,
        act=_("去看") if waiting else str(act),
    )

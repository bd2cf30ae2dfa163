"""The board, put together: six queries at most, and every number that of a list or of the book."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.board.matters import matters
from taizhang.board.shown import RUNNING, Board, Community, Looks, Number, Tile
from taizhang.board.telling import sentence
from taizhang.core.clocks import local_day
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import LampColour
from taizhang.ledger.counting import tallies
from taizhang.ledger.filtering import NO_CODE
from taizhang.ledger.looking_back import found as found_so_far
from taizhang.ledger.overview import Share, shares
from taizhang.places.calendar import calendar
from taizhang.places.names import community_names
from taizhang.web.addresses import ledger_url
from taizhang.web.asked import Asked
from taizhang.web.spans import THIS_WEEK, span
from taizhang.web.switched import switch_on

# How the bar of a community is drawn, from the left.
DRAWN_AS = (
    ((LampColour.RED,), "red"),
    ((LampColour.AMBER,), "amber"),
    ((LampColour.GREEN, LampColour.WAITING), "green"),
    ((LampColour.PAUSED,), "paused"),
)
# Last year's ledger, brought in this week, is not what was registered this week.
WEEK = {"raised": THIS_WEEK, "phase": "all", "brought": "no"}
STRUCK_OFF = {"ended": THIS_WEEK}
DUE_TODAY = {"due": "today"}


@dataclass(frozen=True)
class Counted:
    """Open work added up: how many of each lamp, and with how many nothing moves."""

    lamps: Counter[LampColour]
    quiet: int

    @property
    def open(self) -> int:
        """How many have a running clock."""
        return sum(self.lamps[shade] for shade in RUNNING)


def board_page(now: dt.datetime) -> Board:
    """Return the board as the office stands at `now`."""
    found = shares(now)
    lists = [Asked.sent(each).filters for each in (WEEK, STRUCK_OFF, DUE_TODAY)]
    raised, ended, today = (each.number for each in tallies(lists, now, exact=lists))
    everything = counted(found)
    communities = _communities(found)
    week = span(THIS_WEEK, local_day(now))
    assert week and week.first and week.last, "a week has a beginning and an end"
    return Board(
        week=f"{week.first:%m-%d} – {week.last:%m-%d}",
        sentence=sentence(
            found, (raised, ledger_url(**WEEK)), (ended, ledger_url(**STRUCK_OFF))
        ),
        tiles=_tiles(everything, today),
        communities=communities,
        matters=matters(now, calendar()),
        looks=_looks(local_day(now)) if switch_on(Switch.LOOK_BACK) else None,
    )


def _looks(today: dt.date) -> Looks | None:
    """Return what looking back has found; None where nothing was due yet. One query."""
    told = found_so_far(today)
    if not (told.looks or told.due):
        return None
    return Looks(
        looks=told.looks,
        matters=told.matters,
        relapsed=told.relapsed,
        relapse_percent=told.relapse_percent,
        false=told.false,
        due=_number(told.due, look_back="due"),
    )


def counted(found: Iterable[Share]) -> Counted:
    """Return `found` added up."""
    lamps: Counter[LampColour] = Counter()
    quiet = 0
    for share in found:
        lamps.update(share.lamps)
        quiet += share.quiet
    return Counted(lamps, quiet)


def _tiles(everything: Counted, today: int) -> tuple[Tile, ...]:
    names = {
        LampColour.RED: (_("红灯 超期"), ""),
        LampColour.AMBER: (_("黄灯 临期"), _("今天到期 %(n)d 件") % {"n": today}),
        LampColour.GREEN: (_("绿灯 期内"), ""),
        LampColour.WAITING: (_("待受理"), ""),
        LampColour.PAUSED: (_("挂账"), _("时限停着，到复核日再看；都算未办结")),
        LampColour.NONE: (_("待确认"), _("导入的，还没开始计时")),
    }
    return tuple(
        Tile(shade, name, everything.lamps[shade], note, ledger_url(lamp=shade.value))
        for shade, (name, note) in names.items()
        if shade not in {LampColour.NONE, LampColour.PAUSED} or everything.lamps[shade]
    )


def _communities(found: Sequence[Share]) -> tuple[Community, ...]:
    """Return every community, those with most red first; what has none of them comes last."""
    names = community_names()
    groups: dict[str, list[Share]] = {code: [] for code in names}
    for share in found:
        groups.setdefault(share.community, []).append(share)
    counts = {code: counted(group) for code, group in groups.items()}
    most = max((each.open for each in counts.values()), default=0)
    order = sorted(
        counts,
        key=lambda code: (
            code not in names,
            -counts[code].lamps[LampColour.RED],
            -counts[code].lamps[LampColour.AMBER],
            -counts[code].open,
        ),
    )
    return tuple(
        _community(code, names.get(code) or code or _("没有定社区"), counts[code], most)
        for code in order
    )


def _community(code: str, name: str, count: Counted, most: int) -> Community:
    where = code or NO_CODE
    return Community(
        name=name,
        open=_number(count.open, community=where),
        red=_number(count.lamps[LampColour.RED], community=where, lamp="red"),
        amber=_number(count.lamps[LampColour.AMBER], community=where, lamp="amber"),
        to_confirm=_number(count.lamps[LampColour.NONE], community=where, phase="confirm"),
        quiet=_number(count.quiet, community=where, quiet="7"),
        bars=_bars(count, most),
    )


def _number(count: int, **conditions: str) -> Number:
    return Number(count, ledger_url(**conditions) if count else "")


def _bars(count: Counted, most: int) -> tuple[tuple[float, float, str], ...]:
    bars, x = [], 0.0
    for shades, name in DRAWN_AS:
        width = 100 * sum(count.lamps[shade] for shade in shades) / most if most else 0
        if width:
            bars.append((round(x, 2), round(width, 2), name))
        x += width
    return tuple(bars)

"""Whom the demo's grid workers look in on, and what came of it: one day's way, half walked."""

import datetime as dt
import uuid

from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.visiting import Kind, Outcome
from taizhang.demo.cast import CHEN, DING, Company
from taizhang.fieldwork.models import Stop
from taizhang.fieldwork.recording import Visited, record
from taizhang.fieldwork.rounds import Told, add
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

# In which grid, whose round; what each is called, how often, what to ask, and when somebody
# was there: days ago, hour, outcome.
HOUSEHOLD, POINT = Stop.Sort.HOUSEHOLD, Stop.Sort.POINT
Trip = tuple[int, str, Outcome]
ROUNDS: tuple[
    tuple[str, str, tuple[tuple[str, str, int, str, tuple[Trip, ...]], ...]], ...
] = (
    (
        "qinghe-05",
        CHEN,
        (
            (HOUSEHOLD, "301 张大爷", 7, "", ((8, "9:10", Outcome.NOTHING),)),
            (
                *(HOUSEHOLD, "501 王阿姨", 7, "楼道灯修好没"),
                ((9, "9:40", Outcome.NOTHING), (1, "10:05", Outcome.NOBODY_HOME)),
            ),
            (HOUSEHOLD, "602 李大爷", 14, "", ((15, "10:20", Outcome.NOTHING),)),
            (HOUSEHOLD, "101 孙奶奶", 30, "", ((41, "15:00", Outcome.NOTHING),)),
            (POINT, "消防通道", 7, "有没有堵", ((7, "16:10", Outcome.NOTHING),)),
            (
                HOUSEHOLD,
                "402 何家",
                30,
                "",
                ((33, "14:30", Outcome.NOTHING), (0, "8:40", Outcome.NOTHING)),
            ),
        ),
    ),
    (
        "binhe-02",
        DING,
        (
            (HOUSEHOLD, "202 郭奶奶", 14, "", ((3, "9:30", Outcome.NOTHING),)),
            (HOUSEHOLD, "303 崔大爷", 30, "", ((36, "10:00", Outcome.NOT_OPENED),)),
        ),
    ),
)
BEGUN_DAYS = 60


def go_round(company: Company, now: dt.datetime) -> None:
    """Write down whom they look in on, and the visits so far."""
    places = Gazetteer()
    for grid, who, stops in ROUNDS:
        by = company.actors[who].id
        inside = sorted(
            code
            for code in places.within(grid)
            if places.kind_of(code) == Place.Kind.BUILDING
        )
        for at, (sort, label, every, ask, trips) in enumerate(stops):
            key = uuid.uuid4()
            told = Told(
                sort, inside[at % len(inside)] if inside else grid, every, label, ask
            )
            add(key, told, by)
            for days, hour, outcome in trips:
                _visit(str(key), sort, outcome, by, _moment(now, days, hour))
    since = local_day(now) - dt.timedelta(days=BEGUN_DAYS)
    Stop.objects.update(since=since)


def _visit(key: str, sort: str, outcome: Outcome, by: str, at: dt.datetime) -> None:
    kind = Kind.COVERAGE if sort == HOUSEHOLD else Kind.INSPECTION
    record(Visited(str(uuid.uuid4()), kind, outcome, at, stop=key), by, at)


def _moment(now: dt.datetime, days: int, hour: str) -> dt.datetime:
    day = now.astimezone(OFFICE_ZONE) - dt.timedelta(days=days)
    hours, minutes = map(int, hour.split(":"))
    return day.replace(hour=hours, minute=minutes, second=0, microsecond=0)

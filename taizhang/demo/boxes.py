"""The two suggestion boxes of the demo office: how each was opened, and one that is due."""

from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.core.issue import Issue
from taizhang.demo.acts import Moment
from taizhang.demo.cast import CHEN, LI, SUN_XIAO, ZHENG, Company
from taizhang.demo.clock import Clock
from taizhang.emptying import boxes, opening
from taizhang.emptying.balance import Outcome
from taizhang.emptying.models import Slip
from taizhang.emptying.opening import Here, Seal
from taizhang.emptying.plan import Every, Plan
from taizhang.places.models import Point

JINXIU, COURTYARD = "b-demo000004", "b-demo000005"
LAMPS = "3 号楼 2 单元楼道声控灯不亮，老人夜里上下楼怕摔"
RUBBLE = "锦绣家园 4 号楼后面建筑垃圾堆了两个星期"


@dataclass(frozen=True)
class Emptied:
    """A box that was opened: when, by whom, with which seal after it.

    `slips`: what each became; a summary stands for the story with that matter.
    """

    box: str
    begun: Moment
    signed: str
    two: tuple[str, str]
    seal: str
    slips: tuple[str, ...]


OPENINGS = (
    Emptied(JINXIU, (-20, "9:10"), "9:50", (LI, ZHENG), "0237", (RUBBLE, Outcome.BLANK)),
    Emptied(COURTYARD, (-6, "14:05"), "14:20", (SUN_XIAO, CHEN), "0412", (Outcome.PRAISE,)),
    Emptied(
        JINXIU,
        (-5, "9:15"),
        "9:58",
        (LI, ZHENG),
        "0238",
        (LAMPS, Outcome.PRAISE, Outcome.BLANK, Outcome.UNREADABLE),
    ),
    Emptied(COURTYARD, (-1, "14:00"), "14:08", (SUN_XIAO, CHEN), "0413", ()),
)


def hang_boxes(company: Company, clock: Clock) -> None:
    """Give both boxes a plan, a keeper and their first seals."""
    plans = (
        (JINXIU, Plan(Every.WEEK, clock.day(-5).weekday()), LI, "0236"),
        (COURTYARD, Plan(Every.WEEK, clock.day(-1).weekday()), SUN_XIAO, "0411"),
    )
    for code, plan, keeper, seal in plans:
        point, who = Point.objects.get(code=code), company.actors[keeper].id
        boxes.keep(point, plan, who, seal, clock.day(-30))


def empty_boxes(company: Company, clock: Clock, issues: Mapping[str, Issue]) -> None:
    """Tell every opening. `issues`: the matters of the stories, by their summaries."""
    seals = {JINXIU: "0236", COURTYARD: "0411"}
    for each in OPENINGS:
        first, second = (company.actors[who].id for who in each.two)
        begun = clock.at(each.begun)
        number = opening.begin(each.box, Seal(seals[each.box]), Here(first, second, begun))
        opening.count(each.box, number, len(each.slips))
        for n, became in enumerate(each.slips, 1):
            _tell(each, number, n, became, issues)
        over = Here(first, second, clock.at((each.begun[0], each.signed)))
        opening.sign(each.box, number, Seal(each.seal), over)
        seals[each.box] = each.seal


def _tell(
    each: Emptied, number: int, n: int, became: str, issues: Mapping[str, Issue]
) -> None:
    issue = issues.get(became)
    outcome = Outcome.REGISTERED if issue else Outcome(became)
    reason = "被雨水泡过，字化开了" if outcome is Outcome.UNREADABLE else ""
    rows = Slip.objects.filter(opening__box__point__code=each.box)
    rows.filter(opening__number=number, n=n).update(
        outcome=outcome, case=issue.case if issue else "", reason=reason
    )

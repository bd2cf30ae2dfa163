"""The council of the demo office: a meeting that was held, and one that is to come."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from taizhang.agreements.models import Member
from taizhang.assembly import agenda, calling, seating
from taizhang.assembly.calling import Called
from taizhang.assembly.models import Meeting, Topic
from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Issue
from taizhang.demo.acts import Resolved
from taizhang.demo.cast import LI, Company
from taizhang.demo.clock import Clock

HELD: Final = -2
SITTING, CAME, NEEDED = 4, 3, 3
PLACE: Final = "街道办事处二楼议事厅"
FLOWERS: Final = Resolved(
    "空地种月季，园林队供苗、教修剪；1、3 号楼十二户分四组轮流浇水，物业留水龙头。",
    "city-care",
    30,
    households=36,
)
POINTS: Final = (
    "没人浇水，种了也是白种。",
    "分组轮流，名单贴在楼道里。",
    "水龙头由物业装，水费走公摊要先说清。",
)
# What readers of English see for what is proposed.
PROPOSED: Final = {
    "锦绣家园东门停车位重新划线": "Mark the parking spaces at the east gate of Jinxiu "
    "Gardens anew",
}
# What a member wrote on her own phone, and nobody answered yet.
ASKED: Final = "北门的石墩能不能换成可升降的，救护车进不来。"
UPCOMING: Final = (
    "锦绣家园东门停车位重新划线",
    "车位比车少四十个，晚上常有人停在消防通道上。先划线、再定停放规矩。",
    "parking",
)


def resolution(deed: Resolved, unit: str, today: dt.date) -> co.RecordResolution:
    """Return what the meeting held today resolved."""
    return co.RecordResolution(
        resolved=True,
        text=deed.text,
        unit=unit,
        due_on=today + dt.timedelta(days=deed.days),
        votes_for=CAME,
        present=CAME,
        entitled=SITTING,
        quorum=NEEDED,
        meeting=f"{today.year}-1",
        met_on=today,
        households=deed.households,
    )


def hold_meetings(company: Company, clock: Clock, issues: Sequence[Issue]) -> None:
    """Write the meeting at which the stories' resolution was taken, and call the next one.

    The resolution itself stands in the book already: the story told it.
    """
    by = company.actors[LI].id
    (resolved,) = [issue for issue in issues if issue.resolution]
    waiting = [issue.case for issue in issues if issue.before_council]
    began = clock.at((HELD, "14:30"))
    members = calling.sitting(clock.day(HELD))
    held = _called(began, members[0], by)
    calling.begin(held, began)
    held.refresh_from_db()
    for seat in held.seats.order_by("pk")[:CAME]:
        seating.sign(held, seat.pk, began)
    _ended(held, resolved, by, began)
    calling.end(held, clock.at((HELD, "16:00")))
    in_three_days = clock.now.date() + dt.timedelta(days=3)
    soon = dt.datetime.combine(in_three_days, dt.time(14, 30), OFFICE_ZONE)
    next_one = _called(soon, members[0], by)
    agenda.schedule(next_one, waiting, [_proposal(members[1], by, began).pk], by, began)
    asked = {"words": ASKED, "proposer_id": members[1].pk}
    agenda.propose(asked, "", clock.at((HELD, "20:10")))


def _called(at: dt.datetime, chair: Member, by: str) -> Meeting:
    return calling.call(Called(at, PLACE, "majority", chair.pk), by)


def _ended(held: Meeting, issue: Issue, by: str, at: dt.datetime) -> None:
    said = issue.resolution
    assert said is not None
    Topic.objects.create(
        meeting=held,
        order=1,
        case=issue.case,
        background="种花都赞成，谁浇水、谁修剪各家说法不一。",
        added_by=by,
        added_at=at,
        notes="\n".join(POINTS),
        way=Topic.Way.HANDS,
        votes_for=CAME,
        votes_against=0,
        votes_abstained=0,
        outcome=Topic.Outcome.RESOLVED,
        text=FLOWERS.text,
        unit=said.unit,
        due_on=said.due_on,
        households=FLOWERS.households,
        decided_at=at,
    )


def _proposal(proposer: Member, by: str, at: dt.datetime) -> Topic:
    title, background, category = UPCOMING
    said = {"title": title, "background": background, "category": category}
    told = {**said, "community": "qinghe", "proposer": proposer}
    return agenda.propose(told, by, at)

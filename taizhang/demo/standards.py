"""What the demo office asks otherwise than the defaults: a lift is proven by its report; and
from next year on, who asks something has an answer in five days."""

import datetime as dt
import uuid

from taizhang.core.clocks import Limit, LimitUnit, local_day
from taizhang.core.own_standards import Choices, Sort, of_category
from taizhang.core.vocabulary import EvidenceKind, Urgency
from taizhang.demo.cast import Company
from taizhang.demo.looks import SUN_TAO
from taizhang.places.standards import Wanted, add

PROVEN = Choices(evidence=(EvidenceKind.AFTER_PHOTO, EvidenceKind.DOCUMENT), attempts=2)
REASON = "电梯修好要有维保单位的检测报告，光看照片看不出来"

SOONER = Choices(handling=Limit(5, LimitUnit.WORKING_DAY, 1))
ANNOUNCED = "明年起，能当面说清的事 5 个工作日答复"


def ask_for_a_report(company: Company, now: dt.datetime) -> None:
    """Let the administrator have said so of lifts; matters told before keep what they had."""
    by, lifts = company.actors[SUN_TAO].id, of_category("lifts")
    add(Wanted(uuid.uuid4(), lifts, Urgency.ORDINARY, PROVEN, by, REASON, 0), now)


def announce_for_next_year(company: Company, now: dt.datetime) -> None:
    """Let the administrator have said what holds from 1 January on."""
    by, spoken = company.actors[SUN_TAO].id, Sort.SPOKEN.value
    new_year = dt.date(local_day(now).year + 1, 1, 1)
    asked = Wanted(
        uuid.uuid4(), spoken, Urgency.ORDINARY, SOONER, by, ANNOUNCED, 1, new_year
    )
    add(asked, now)

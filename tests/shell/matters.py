"""The matter that tests of most pages tell of: a lamp at building 3, given to Liu."""

import datetime as dt
from typing import Any

from taizhang.core import commands as co
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
)
from taizhang.ledger import book, models, numbers
from tests.cast import LIU_HANDLER, PROPERTY, ZHENG_VERIFIER

TO_LIU = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
GIVEN_OUT = (co.AcceptIssue(), TO_LIU)
PASSED = co.RecordVerification(passed=True, method=CheckMethod.ON_SITE)
SATISFIED = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.SATISFIED)


def registering(summary: str = "3 号楼楼道灯不亮", **more: Any) -> co.RegisterIssue:
    """Return the command that registers a matter at building 3."""
    said: dict[str, Any] = {
        "channel": Channel.COUNTER,
        "nature": Nature.REQUEST,
        "category": "street-lights",
        "community": "beihu",
        "place": "jinxiu-3",
        "reporter": "王桂兰",
        "phone": "13800004521",
    }
    return co.RegisterIssue(summary=summary, **(said | more))


def holder_of(receipt: str) -> tuple[str, int] | None:
    """Return the case and voice that hold a receipt number, or None."""
    found = models.Receipt.objects.filter(hash=numbers.receipt_hash(receipt)).first()
    return (found.case, found.voice) if found else None


def struck_off(case: str, at: dt.datetime) -> None:
    """Have three people bring an issue to its strike-off."""
    later = at + dt.timedelta(minutes=1)
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    claim = co.ReportHandled(conclusion=Conclusion.SOLVED, result="已疏通")
    book.submit(case, shown, claim, by=LIU_HANDLER, at=later)
    book.submit(case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER, at=later)

"""Matters at building 3 for the tests of the ledger page, registered and struck off."""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
)
from taizhang.ledger import book
from tests.cast import (
    LIU_HANDLER,
    PROPERTY,
    ZHENG_VERIFIER,
)

GIVEN_OUT = (
    co.AcceptIssue(),
    co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id),
)


def registering(summary: str, **more: object) -> co.RegisterIssue:
    """Return the command that registers a matter at building 3."""
    said = {
        "channel": Channel.COUNTER,
        "nature": Nature.REQUEST,
        "category": "street-lights",
        "community": "beihu",
        "place": "jinxiu-3",
        "reporter": "王桂兰",
        "phone": "13800004521",
    }
    return co.RegisterIssue(summary=summary, **(said | more))


def struck_off(case: str, at: dt.datetime) -> None:
    """Have three people bring an issue to its strike-off."""
    later = at + dt.timedelta(minutes=1)
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    claim = co.ReportHandled(conclusion=Conclusion.SOLVED, result="已疏通")
    book.submit(case, shown, claim, by=LIU_HANDLER, at=later)
    book.submit(
        case,
        co.RecordVerification(passed=True, method=CheckMethod.ON_SITE),
        co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.SATISFIED),
        co.StrikeOff(),
        by=ZHENG_VERIFIER,
        at=later,
    )

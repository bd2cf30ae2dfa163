"""The desk as somebody of the cast uses it: what its pages show, and what is sent from them."""

import datetime as dt
import re
import uuid
from dataclasses import replace
from typing import Any

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
)
from taizhang.ledger import book
from tests.cast import LI_CLERK, LIU_HANDLER, PROPERTY, ZHENG_VERIFIER, signed_in
from tests.shell.verification import stories

NAMELESS = {"reporter": "", "phone": ""}
PASSED = co.RecordVerification(passed=True, method=CheckMethod.DESK)
UNREACHABLE = FollowUpOutcome.UNREACHABLE
NOT_SOLVED = FollowUpOutcome.NOT_SOLVED


def listed(tab: str = "ring", by: Actor = LI_CLERK) -> str:
    """Return a tab of the desk."""
    return text(signed_in(by).get(f"/follow-up/?tab={tab}"))


def opened(issue: Issue, key: str = "1", page: str = "", by: Actor = LI_CLERK) -> str:
    """Return the page of one resident, or one below it."""
    return text(signed_in(by).get(f"/follow-up/{issue.number}/{key}/{page}"))


def sent(
    issue: Issue, voice: str = "1", page: str = "", by: Actor = LI_CLERK, **said: Any
) -> Any:
    """Return the answer to a form of the desk."""
    form = {"n": issue.n, "key": str(uuid.uuid4()), **said}
    return signed_in(by).post(f"/follow-up/{issue.number}/{voice}/{page}", form)


def rung(
    issue: Issue,
    outcome: FollowUpOutcome,
    at: dt.datetime | None = None,
    *,
    by: Actor = ZHENG_VERIFIER,
) -> Issue:
    """Return `issue` after its first resident was rung."""
    asked = co.RecordFollowUp(voice=1, outcome=outcome, answer="共享车位太远")
    return book.submit(issue.case, asked, by=by, at=at).issue


def tried(issue: Issue, *ago: int) -> Issue:
    """Return `issue` after nobody answered so many days ago, each."""
    for days in ago:
        issue = rung(issue, UNREACHABLE, stories.days_ago(days))
    return issue


def worked_on(issue: Issue, who: Actor) -> Issue:
    """Return `issue` after `who`, then of the handling unit, showed a photo of it."""
    then = replace(who, unit=PROPERTY, duties=LIU_HANDLER.duties)
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    return book.submit(issue.case, shown, by=then).issue


def not_accepted(by: Actor = ZHENG_VERIFIER) -> Issue:
    """Return a matter of which the report says no, and so does the resident."""
    handled = stories.handled(Conclusion.EXPLAINED_NOT_ACCEPTED)
    book.submit(handled.case, PASSED, by=ZHENG_VERIFIER)
    return rung(handled, NOT_SOLVED, by=by)


def merged_into(target: Issue, reporter: str = "赵春") -> tuple[str, str]:
    """Merge the same matter of somebody else; return its case and its number."""
    registration = co.RegisterIssue(
        summary="屋里冷",
        channel=Channel.PHONE,
        nature=Nature.REQUEST,
        category="heating",
        reporter=reporter,
        phone="13911112222",
    )
    issue = book.submit("", registration, by=LI_CLERK).issue
    book.submit_pair(issue.case, target.case, co.MergeIssue(), by=LI_CLERK)
    return issue.case, issue.number


def text(answer: Any) -> str:
    """Return the page that came as an answer."""
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def counts(page: str) -> list[int]:
    """Return the numbers on the tabs of the desk, in order."""
    return [int(n) for n in re.findall(r"<small>(\d+)</small></a>", page)]

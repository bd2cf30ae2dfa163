"""Matters that were struck off some time ago, by the commands that lead there."""

import datetime as dt
import re
import uuid
from typing import Any

from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import CheckMethod, Conclusion, EvidenceKind
from taizhang.ledger import book
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.matters import GIVEN_OUT, PASSED, SATISFIED, registering

RESULT = "换了六个声控灯，逐层试亮。"
CAME_BACK = co.RecordLookBack(
    held=False, method=CheckMethod.ON_SITE, finding="三楼的灯又不亮。"
)


def ended(summary: str = "3 号楼楼道灯不亮", days_ago: int = 31, **more: Any) -> Issue:
    """Return a matter that was struck off so many days ago."""
    return ended_with_receipt(summary, days_ago, **more)[0]


def ended_with_receipt(
    summary: str = "3 号楼楼道灯不亮",
    days_ago: int = 31,
    besides: tuple[co.Command, ...] = (),
    **more: Any,
) -> tuple[Issue, str]:
    """Return such a matter, and its resident's receipt; `besides` is said of it, too."""
    then = now() - dt.timedelta(days=days_ago)
    told = registering(summary, words="灯坏了一个月，电话 13800004521", **more)
    begun = book.submit("", told, *besides, *GIVEN_OUT, by=LI_CLERK, at=then)
    case = begun.issue.case
    # Each time another picture: what another matter stands on proves nothing here.
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=uuid.uuid4().hex * 2)
    claim = co.ReportHandled(conclusion=Conclusion.SOLVED, result=RESULT)
    book.submit(case, shown, claim, by=LIU_HANDLER, at=then)
    strike_off = (PASSED, SATISFIED, co.StrikeOff())
    done = book.submit(case, *strike_off, by=ZHENG_VERIFIER, at=then)
    return done.issue, begun.receipt


def pressed(issue: Issue, act: str, by=ZHENG_VERIFIER, **said: Any):
    """Press one of the three buttons as `by`; return the answer."""
    client, path = signed_in(by), f"/look-back/{issue.number}/"
    page = client.get(path).content.decode()
    hidden = {
        name: found[1]
        for name in ("key", "n")
        if (found := re.search(rf'name="{name}" value="([^"]+)"', page))
    }
    return client.post(path, {**hidden, "method": "on_site", "act": act, **said})

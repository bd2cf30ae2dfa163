"""Matters on the board of partners, and what happens to them there."""

from typing import Any

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Conclusion, EvidenceKind
from tests.cast import LI_CLERK, ZHENG_VERIFIER, signed_in
from tests.partner_cast import FANG_PARTNER
from tests.shell.casework.pages import registering, written
from tests.shell.matters import PASSED, SATISFIED

OFFER = co.OfferIssue(tags=("safety",), note="周六上午，要两位师傅。")


def offered(offer: co.OfferIssue = OFFER, **more: Any) -> Issue:
    """Return a matter that hangs on the board."""
    return written("", registering(**more), co.AcceptIssue(), offer, by=LI_CLERK)


def claimed(by: Actor = FANG_PARTNER, **more: Any) -> Issue:
    """Return a matter that a partner claimed."""
    return written(offered(**more).case, co.ClaimIssue(), by=by)


def solved(by: Actor = FANG_PARTNER, sha256: str = "ab" * 32, **more: Any) -> Issue:
    """Return a matter that a partner claimed and did, and that was struck off."""
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=sha256)
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result="灯修好了。")
    case = claimed(by, **more).case
    written(case, shown, done, by=by)
    return written(case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)


def board(by: Actor) -> str:
    """Return what somebody reads on the board."""
    return str(signed_in(by).get("/claim/").content.decode())


def press(by: Actor, issue: Issue) -> Any:
    """Open the board and press 我们来办 beside `issue`; return the answer."""
    client = signed_in(by)
    cards = client.get("/claim/").context["cards"]
    (form,) = [form for card, form in cards if card.number == issue.number]
    return client.post(f"/claim/{issue.number}/", {"key": form["key"].value()})

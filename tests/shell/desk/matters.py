"""Matters for somebody's desk, by the commands that lead there, and how a desk is read."""

import html
import json
import re
import uuid
from typing import Any

from django.test import Client

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    Nature,
    ReturnReason,
    Urgency,
)
from taizhang.ledger import book
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.matters import PASSED, TO_LIU, registering

WORDS = "灯坏了快一个月"
TO_THE_UNIT = co.DispatchIssue(unit=PROPERTY)
GIVEN_BACK = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="不归我们管。")
FAILED = co.RecordVerification(
    passed=False, method=CheckMethod.ON_SITE, finding="第三层还是不亮。"
)


def raised(*then: co.Command, by: Actor = LI_CLERK, **more: Any) -> Issue:
    """Return a matter that the clerk registered, with what was done in the same act."""
    return book.submit("", registering(**more), *then, by=by).issue


def given_out(*, to: co.DispatchIssue = TO_LIU, **more: Any) -> Issue:
    """Return a matter that a unit is to handle."""
    return raised(co.AcceptIssue(), to, **more)


def reported(conclusion: Conclusion = Conclusion.SOLVED, **more: Any) -> Issue:
    """Return a matter that Liu says is done."""
    issue = given_out(**more)
    kinds = (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
    shown = [co.AddEvidence(shows=kind, sha256=uuid.uuid4().hex * 2) for kind in kinds]
    done = co.ReportHandled(conclusion=conclusion, result="换了声控灯。")
    return book.submit(issue.case, *shown, done, by=LIU_HANDLER).issue


def checked(conclusion: Conclusion = Conclusion.SOLVED, **more: Any) -> Issue:
    """Return a matter that waits for a call."""
    return book.submit(reported(conclusion, **more).case, PASSED, by=ZHENG_VERIFIER).issue


def imported() -> Issue:
    """Return an open row of an older ledger."""
    row = co.CarryOver(
        batch="b-1",
        source="旧台账.xlsx:7",
        summary="井盖松动",
        channel=Channel.INSPECTION,
        nature=Nature.HAZARD,
        category="street-lights",
        urgency=Urgency.ORDINARY,
        community="beihu",
    )
    return book.submit("", row, by=SUN_ADMINISTRATOR).issue


def desk(of: Actor) -> Any:
    """Return what stands on somebody's desk."""
    return signed_in(of).get("/desk/").context["page"]


def heaps(of: Actor) -> dict[str, int]:
    """Return what waits for somebody: the key of each heap, and how many lie on it."""
    return {heap.key: heap.count for heap in desk(of).heaps}


def register_form(client: Client) -> dict[str, str]:
    """Return what a fresh register form carries, filled in."""
    page = client.get("/new/").content.decode()
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return {
        "key": html.unescape(found[1]),
        "summary": "电梯按钮失灵",
        "words": WORDS,
        "reporter": "王桂兰",
        "phone": "13800004521",
        "nature": "request",
        "channel": "counter",
        "category": "street-lights",
        "urgency": "ordinary",
        "community": "beihu",
        "act": "register",
    }


def keep(client: Client, said: dict[str, str], path: str = "/new/") -> Any:
    """Keep a form as the script on its page does; return what came back."""
    fields = {name: [value] for name, value in said.items() if name != "act"}
    sent = {
        "key": said["key"],
        "path": path,
        "title": "登记民情",
        "fields": json.dumps(fields),
    }
    return client.post("/desk/drafts/keep/", sent)


def offered(client: Client, path: str = "/new/") -> list[dict[str, Any]]:
    """Return the drafts that the page `path` offers."""
    found: list[dict[str, Any]] = client.get("/desk/drafts/", {"path": path}).json()[
        "drafts"
    ]
    return found

"""Matters that have come as far as a second person, by the commands that lead there."""

import datetime as dt
import re
import uuid
from io import BytesIO
from typing import Any

from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    Nature,
)
from taizhang.files.keeping import keep
from taizhang.ledger import book
from tests.cast import LI_CLERK, LIU_HANDLER, PROPERTY, ZHENG_VERIFIER, signed_in
from tests.shell.files.samples import photo

RESULT = "换了循环泵，六户逐一测温，都在 20 度以上。"


def handled(
    conclusion: Conclusion = Conclusion.SOLVED,
    at: dt.datetime | None = None,
    *,
    before: bool = False,
    **said: object,
) -> Issue:
    """Return a matter that Liu of the property firm says is done."""
    told = {"reporter": "王桂兰", "phone": "13800004521"} | said
    registration = co.RegisterIssue(
        summary="3 号楼暖气不热",
        words="家里老人发烧，打 13800004521 找我。",
        channel=Channel.COUNTER,
        nature=Nature.REQUEST,
        category="heating",
        community="beihu",
        place="jinxiu-3",
        **told,
    )
    given = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    shown = [_photo(EvidenceKind.BEFORE_PHOTO, 48)] if before else []
    begun = book.submit(
        "", registration, *shown, co.AcceptIssue(), given, by=LI_CLERK, at=at
    )
    return reported(begun.issue, conclusion, at)


def reported(
    issue: Issue, conclusion: Conclusion = Conclusion.SOLVED, at: dt.datetime | None = None
) -> Issue:
    """Return `issue` as Liu reports it done, with a photo of afterwards."""
    # Each time another picture: what another matter stands on proves nothing here.
    width = 50 + issue.n + int(issue.number.partition("-")[2]) * 40
    shown = _photo(EvidenceKind.AFTER_PHOTO, width)
    report = co.ReportHandled(conclusion=conclusion, result=RESULT)
    return book.submit(issue.case, shown, report, by=LIU_HANDLER, at=at).issue


def full_handled() -> Issue:
    """Return a matter that is done, where the full standard asks for a photo of before."""
    return handled(before=True)


def verified(at: dt.datetime | None = None, **said: object) -> Issue:
    """Return a matter that Zheng has looked at and found done."""
    passed = co.RecordVerification(passed=True, method=CheckMethod.DESK)
    return book.submit(handled(at=at, **said).case, passed, by=ZHENG_VERIFIER, at=at).issue


def joined(issue: Issue, reporter: str = "赵春", phone: str = "13911112222") -> Issue:
    """Return `issue` after another resident raised it too."""
    voice = co.AddVoice(words="我家也冷", reporter=reporter, phone=phone)
    return book.submit(issue.case, voice, by=LI_CLERK).issue


def opened(issue: Issue, by: Actor = ZHENG_VERIFIER) -> str:
    """Return the page of the second person."""
    return signed_in(by).get(f"/verify/{issue.number}/").content.decode()


def said(issue: Issue, act: str, **fields: object) -> dict[str, object]:
    """Return the form of a matter that waits for its check, filled in."""
    form = {"n": issue.n, "key": str(uuid.uuid4()), "act": act}
    return form | {"method": "desk", "finding": ""} | fields


def decided(issue: Issue, act: str, by: Actor = ZHENG_VERIFIER, **fields: object) -> Any:
    """Return the answer to the second person's decision."""
    return signed_in(by).post(f"/verify/{issue.number}/", said(issue, act, **fields))


def asked(issue: Issue, act: str, by: Actor = ZHENG_VERIFIER, **fields: object) -> Any:
    """Return the answer to a call-back on a matter that has been checked already."""
    form = {"n": issue.n, "key": str(uuid.uuid4()), "act": act} | fields
    return signed_in(by).post(f"/verify/{issue.number}/", form)


def now_standing(issue: Issue) -> Issue:
    """Return `issue` as it stands by now."""
    return book.issue_of(issue.case)


def days_ago(days: int) -> dt.datetime:
    """Return the instant so many days before now."""
    return now() - dt.timedelta(days=days)


def buttons(page: str) -> list[str]:
    """Return what the page's buttons ask for, in order."""
    return re.findall(r'name="act" value="(\w+)"', page)


def _photo(shows: EvidenceKind, width: int) -> co.AddEvidence:
    kept = keep(BytesIO(photo(width, 60)), "photo.jpg")
    return co.AddEvidence(shows=shows, sha256=kept.sha256)

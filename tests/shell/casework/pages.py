"""How the tests of an issue's pages reach them: matters at each station, and pressing."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    Conclusion,
    EvidenceKind,
    Nature,
)
from taizhang.ledger import book
from taizhang.people.models import Role
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell import matters
from tests.shell.files.samples import photo
from tests.shell.matters import GIVEN_OUT, PASSED, SATISFIED

# What the test client answers, with the context that a page was drawn from.
Response = Any

DONE = "换了六个声控灯，逐层试亮。"


def registering(**more: Any) -> co.RegisterIssue:
    """Return the command that registers the broken lamp of building 3."""
    said: dict[str, Any] = {
        "words": "灯坏了快一个月，我电话 13800004521",
        "place_text": "锦绣家园3号楼2单元501",
    }
    return matters.registering(**(said | more))


def written(case: str, *commands: co.Command, by: Actor) -> Issue:
    """Carry out `commands` and return the issue."""
    return book.submit(case, *commands, by=by).issue


def registered(**more: Any) -> Issue:
    """Return a matter that waits to be taken on."""
    return written("", registering(**more), by=LI_CLERK)


def dispatched(**more: Any) -> Issue:
    """Return a matter that Liu of the property company is to handle."""
    return written("", registering(**more), *GIVEN_OUT, by=LI_CLERK)


def handled(**more: Any) -> Issue:
    """Return a matter of which Liu says that it is done."""
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    conclusion = more.pop("conclusion", Conclusion.SOLVED)
    claim = co.ReportHandled(conclusion=conclusion, result=DONE)
    return written(dispatched(**more).case, shown, claim, by=LIU_HANDLER)


def verified(**more: Any) -> Issue:
    """Return a matter that Zheng found done."""
    return written(handled(**more).case, PASSED, by=ZHENG_VERIFIER)


def struck_off() -> Issue:
    """Return a matter that is off the ledger."""
    return written(verified().case, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)


def carried_over(**more: Any) -> Issue:
    """Return a row of the old ledger, open and still to confirm."""
    row = co.CarryOver(
        batch="b1",
        source="第 7 行",
        old_number="2025-17",
        summary="南门垃圾堆积",
        channel=Channel.HOTLINE,
        nature=Nature.COMPLAINT,
        category="litter",
        unit_text="城管科",
        **more,
    )
    return written("", row, by=LI_CLERK)


def look(actor: Actor, issue: Issue, act: str = "") -> Response:
    """Open the page of `issue`, or of an act on it."""
    return signed_in(actor).get(address(issue, act))


def handlers_see_all() -> None:
    """Let handlers see what other units handle too, as some offices have it."""
    Role.objects.filter(code="handler").update(reach=Reach.OFFICE.value)


def address(issue: Issue, act: str = "") -> str:
    """Return where a page lies."""
    return f"/i/{issue.number}/{act}/" if act else f"/i/{issue.number}/"


def opened(client: Client, issue: Issue, act: str) -> dict[str, Any]:
    """Open the page of an act; return what its form holds before anybody fills it in."""
    form = client.get(address(issue, act)).context["form"]
    values = {field.html_name: field.value() for field in form}
    return {
        name: str(v)
        for name, v in values.items()
        if isinstance(v, str | int) or name == "key"
    }


def press(actor: Actor, issue: Issue, act: str, **said: Any) -> Response:
    """Open the page of an act, fill it in, and press its button."""
    client = signed_in(actor)
    form = opened(client, issue, act)
    return client.post(address(issue, act), form | said)


def now(issue: Issue) -> Issue:
    """Return how `issue` stands by now."""
    return book.issue_of(issue.case)


def text(response: Response) -> str:
    """Return what a page says."""
    return str(response.content.decode())


def snapshot(name: str = "IMG_1.jpg", width: int = 640) -> SimpleUploadedFile:
    """Return a photo as a phone sends it."""
    return SimpleUploadedFile(name, photo(width), "image/jpeg")


def no_photo() -> SimpleUploadedFile:
    """Return something that only bears a photo's name."""
    return SimpleUploadedFile("IMG_2.jpg", b"MZ not a photo", "image/jpeg")

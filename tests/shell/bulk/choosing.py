"""How the tests choose rows and act on them, as the ledger's bar does."""

from typing import Any
from uuid import uuid4

from django.test import Client

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from taizhang.web.selection import mark
from tests.cast import CITY_CARE, LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, WANG_HANDLER
from tests.shell.matters import GIVEN_OUT, registering, struck_off

# What the test client answers, with the context that a page was drawn from.
Response = Any
TO_WANG = {"unit": CITY_CARE, "handler": WANG_HANDLER.id, "note": "本周内办完"}
BY_SCRIPT = {"HX-Request": "true"}


def waiting(*summaries: str) -> list[Issue]:
    """Register matters that wait to be taken on."""
    return [book.submit("", registering(each), by=LI_CLERK).issue for each in summaries]


def with_liu(*summaries: str) -> list[Issue]:
    """Register matters and give them to Liu."""
    return [
        book.submit("", registering(each), *GIVEN_OUT, by=LI_CLERK).issue
        for each in summaries
    ]


def closed(summary: str) -> Issue:
    """Return a matter that is struck off."""
    issue = with_liu(summary)[0]
    entries = book.issue_of(issue.case)
    struck_off(issue.case, entries.step.at)
    return book.issue_of(issue.case)


def imported(*summaries: str) -> list[Issue]:
    """Bring in open rows of an older ledger, which nobody has confirmed yet."""
    return [
        book.submit(
            "",
            co.CarryOver(
                batch="b-1",
                source=f"第 {line} 行",
                summary=each,
                channel=Channel.COUNTER,
                nature=Nature.REQUEST,
                category="street-lights",
            ),
            by=SUN_ADMINISTRATOR,
        ).issue
        for line, each in enumerate(summaries)
    ]


def now(issue: Issue) -> Issue:
    """Return how `issue` stands now."""
    return book.issue_of(issue.case)


def marks(issues: list[Issue]) -> list[str]:
    """Return what the boxes of `issues` send."""
    return [mark(issue.case, issue.n) for issue in issues]


def asked(client: Client, act: str, issues: list[Issue], **more: Any) -> Response:
    """Press the button of `act` with these rows chosen, and return the form."""
    return client.post(f"/bulk/{act}/", {"chosen": marks(issues), **more})


def acted(client: Client, act: str, issues: list[Issue], **said: Any) -> Response:
    """Carry `act` out on `issues`, and return the page of the result."""
    filled = {"chosen": marks(issues), "key": str(uuid4()), **said}
    return client.post(f"/bulk/{act}/", filled, follow=True)


def result(answer: Response) -> Any:
    """Return what the page of a result was drawn from."""
    return answer.context["step"]


def moved_on(issue: Issue) -> None:
    """Have Liu say meanwhile that it is not theirs, which turns the matter."""
    again = co.DispatchIssue(unit=issue.unit, handler=LIU_HANDLER.id, note="换个说法")
    book.submit(issue.case, again, by=LI_CLERK)

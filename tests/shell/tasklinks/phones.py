"""A clerk who makes links, and the phones of those who get them."""

import re
from dataclasses import dataclass
from typing import Any

from django.test import Client

from taizhang.core.issue import Issue
from taizhang.tasklinks.models import TaskLink
from tests.cast import LI_CLERK, PROPERTY, signed_in

PERSON = {"name": "田野", "phone": "13900001111", "days": "14"}


@dataclass
class Link:
    """A link as it was sent to somebody: its address, and the code told on the phone."""

    address: str
    code: str

    @property
    def row(self) -> TaskLink:
        """The row behind it, as it stands now."""
        return TaskLink.objects.get(key=self.address.split("/")[2].partition(".")[0])


def asked(client: Client, issue: Issue, **more: Any) -> dict[str, str]:
    """Return the filled-in form that asks for a link."""
    form = client.get(f"/links/{issue.number}/").context["form"]
    return {"key": str(form["key"].value()), "unit": PROPERTY, **PERSON, **more}


def link(issue: Issue, **more: Any) -> Link:
    """Have the clerk make a link to `issue` for somebody of the property company."""
    client = signed_in(LI_CLERK)
    answer = client.post(f"/links/{issue.number}/", asked(client, issue, **more))
    return made(answer)


def made(answer: Any) -> Link:
    """Return the link that a page of the clerk's shows."""
    fresh = answer.context["fresh"]
    address = re.sub(r"^https?://[^/]+", "", fresh["url"])
    return Link(address, fresh["code"].replace(" ", ""))


def enter(phone: Client, sent: Link, code: str = "") -> Any:
    """Type the code on a phone; return the answer."""
    return phone.post(f"{sent.address}code/", {"code": code or sent.code})


def bound(sent: Link) -> Client:
    """Return a phone that is bound to the link."""
    phone = Client()
    assert enter(phone, sent).status_code == 302
    return phone


def press(phone: Client, sent: Link, act: str, **said: Any) -> Any:
    """Open the task, fill in one of its forms, and press its button."""
    form = phone.get(sent.address).context["forms"][act.replace("-", "_")]
    values = {f.html_name: str(f.value()) for f in form if f.value() not in (None, "")}
    kept = {name: worth for name, worth in values.items() if "[" not in worth}
    return phone.post(f"{sent.address}{act}/", kept | said)

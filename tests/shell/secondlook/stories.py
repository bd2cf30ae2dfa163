"""Matters that lots fell on, and whoever is asked about them."""

import datetime as dt
import re
from typing import Any

from django.test import Client
from django.utils.timezone import now

from taizhang.agreements.models import Member, MemberKind
from taizhang.core.issue import Issue
from taizhang.ledger import book
from taizhang.lots.weekly import draw_what_is_due
from taizhang.secondlook.links import LINKS
from taizhang.secondlook.models import Asking
from tests.cast import LI_CLERK, signed_in
from tests.shell.lookback.stories import ended

LAST_WEEK = 10
HELD = {"solved": "yes", "as_told": "yes"}
FAILED = {"solved": "no", "as_told": "no", "missing": "三楼的灯还是不亮，电话 13900001111"}


def drawn(days_ago: int = LAST_WEEK, **more: Any) -> Issue:
    """Return the one matter struck off last week, after lots fell on it."""
    issue = ended(days_ago=days_ago, **more)
    draw_what_is_due(now())
    return book.issue_of(issue.case)


def member(name: str = "郑桂香", **more: Any) -> Member:
    """Return a member of the council who agreed to look again."""
    kind, _new = MemberKind.objects.get_or_create(
        code="resident", defaults={"name": "居民"}
    )
    said = {"since": dt.date(2026, 1, 1), "looks_again": True, "phone": "13711112222"}
    return Member.objects.create(name=name, kind=kind, **(said | more))


def hidden(page: str) -> dict[str, str]:
    """Return the key and the `n` of the first form on a page that has them."""
    found = {
        name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("key", "n")
    }
    return {name: match[1] for name, match in found.items() if match}


def asked(issue: Issue, who: Member, **more: Any) -> str:
    """Have the clerk make a link for `who`; return its address."""
    client, path = signed_in(LI_CLERK), f"/second-look/{issue.number}/"
    key = hidden(client.get(path).content.decode())["key"]
    client.post(f"{path}ask/", {"key": key, "who": f"council:{who.key}", **more})
    link = Asking.objects.latest("pk")
    return f"/s2/{LINKS.token_of(link.key)}/"


def answer(path: str, **said: str) -> Any:
    """Open a link on somebody's telephone and send what they said."""
    client = Client()
    page = client.get(path).content.decode()
    return client.post(path, {**hidden(page), **said})

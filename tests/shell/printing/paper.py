"""How the tests of printing look at paper: the rows of a page, the words of a PDF."""

import datetime as dt
import re
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book
from tests.cast import LI_CLERK, signed_in
from tests.shell.casework.pages import registering

NOVEMBER = dt.datetime(2026, 11, 12, 9, 30, tzinfo=OFFICE_ZONE)


def raised(at: dt.datetime, *more: co.Command, **said: Any) -> Issue:
    """Return a matter that was registered at the instant `at`."""
    return book.submit("", registering(**said), *more, by=LI_CLERK, at=at).issue


def sheet(path: str = "/print/ledger/", by: Actor = LI_CLERK) -> Any:
    """Return the sheet that a page of printing was drawn from."""
    return look(path, by).context["sheet"]


def look(path: str, by: Actor = LI_CLERK) -> Any:
    """Open a page of printing."""
    answer = signed_in(by).get(path)
    assert answer.status_code == 200, answer.status_code
    return answer


def cells(shown: Any, key: str) -> list[str]:
    """Return what stands in the column `key` of a sheet, from its first row down."""
    place = [column.key for column in shown.columns].index(key)
    return [row[place] for group in shown.groups for row in group.rows]


def pdf(client: Client, path: str) -> bytes:
    """Fetch a PDF."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    assert answer.headers["Content-Type"] == "application/pdf"
    return bytes(answer.content)


def said(made: bytes) -> str:
    """Return what a PDF says, without any white space: where a line breaks does not matter."""
    pages = PdfReader(BytesIO(made)).pages
    return "".join(re.sub(r"[\s\u200b]", "", page.extract_text()) for page in pages)


def pages_count(made: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(BytesIO(made)).pages)

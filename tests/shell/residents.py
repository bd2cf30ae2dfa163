"""How tests of the pages for residents reach them: a phone, the form, a receipt, a look-up."""

import re
from typing import Any

from django.core.cache import cache
from django.test import Client

from taizhang.gate.models import Bucket
from taizhang.ledger.receipts import Holder, holder_of

WORDS = "二单元楼道的灯又坏了，晚上下楼看不清。😀"
RECEIPT = re.compile(r"\b(\d{4}) (\d{4}) (\d{4})\b")
HERE = "/s/jinxiu-3/"
# What the test client answers, with the context that a page was drawn from.
Response = Any


def opened(browser: Client, path: str = "/report/") -> dict[str, str]:
    """Open a page with a form; return what it holds before anybody fills it in."""
    form = browser.get(path).context["form"]
    return {field.html_name: str(field.value() or "") for field in form if field.value()}


def send(browser: Client, path: str = "/report/", **said: Any) -> Response:
    """Open the form on `path`, say `said` in it, and press its button."""
    return browser.post(path, opened(browser, path) | {"words": WORDS} | said)


def receipt_on(browser: Client) -> str:
    """Return the number that the page of the receipt shows."""
    found = RECEIPT.search(text(browser.get("/receipt/")))
    assert found is not None
    return "".join(found.groups())


def raised(browser: Client | None = None, path: str = "/report/", **said: Any) -> str:
    """Raise a matter from a phone; return its receipt number."""
    browser = browser or Client()
    answer = send(browser, path, **said)
    assert answer.headers.get("Location") == "/receipt/", text(answer)
    return receipt_on(browser)


def holder(receipt: str) -> Holder:
    """Return who holds a receipt number, which somebody must."""
    found = holder_of(receipt)
    assert found is not None
    return found


def looked_up(receipt: str, browser: Client | None = None, **said: str) -> Response:
    """Look a receipt number up, and return the page that this leads to."""
    browser = browser or Client()
    return browser.post("/q/", {"number": receipt} | said, follow=True)


def text(response: Response) -> str:
    """Return what a page says."""
    return str(response.content.decode())


def rested() -> None:
    """Let so much time go by that every bucket is full again."""
    Bucket.objects.all().delete()
    cache.clear()

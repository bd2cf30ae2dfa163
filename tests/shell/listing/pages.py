"""What tests of the ledger page ask of it: the page at an address, and where a form leads."""

from urllib.parse import unquote

from django.test import Client

from taizhang.ledger.shown import LedgerPage


def page_at(client: Client, address: str) -> LedgerPage:
    """Return the ledger page that `address` leads to."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, answer.status_code
    page = answer.context["page"]
    assert isinstance(page, LedgerPage)
    return page


def titles(page: LedgerPage) -> list[str]:
    """Return what the matters on a page are called."""
    return [line.title for line in page.lines]


def led_to(client: Client, typed: str) -> str:
    """Return the address that looking for `typed` leads to."""
    answer = client.post("/ledger/find/", {"words": typed})
    assert answer.status_code == 302, answer.content.decode()
    return unquote(answer["Location"])

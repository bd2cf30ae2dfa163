"""A resident agrees to look elsewhere, is never asked about their own matter, and may leave."""

import pytest
from django.test import Client
from django.utils.timezone import now

from taizhang.lots import weekly
from taizhang.willing.directory import is_willing
from taizhang.willing.models import Willing
from tests.cast import LI_CLERK, signed_in
from tests.shell.lookback.stories import ended, ended_with_receipt
from tests.shell.residents import looked_up, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PHONE = "13800004521"


def token_on(page: str) -> str:
    return page.split('name="token" value="')[1].split('"')[0]


def agreed(receipt: str) -> Client:
    """Return a telephone on which the holder of `receipt` agreed to look elsewhere."""
    browser = Client()
    page = text(looked_up(receipt, browser, ending=PHONE[-4:]))
    browser.post("/q/help/", {"token": token_on(page), "act": "agree", "phone": ""})
    return browser


def test_a_resident_agrees_and_their_number_lies_sealed():
    issue, receipt = ended_with_receipt(days_ago=20)
    browser = agreed(receipt)

    assert is_willing(issue.case, 1)
    assert PHONE.encode() not in bytes(Willing.objects.get().sealed)
    assert "不再帮忙" in text(browser.get("/q/progress/"))


def test_they_are_asked_about_others_and_never_about_their_own():
    own, receipt = ended_with_receipt(days_ago=10)
    agreed(receipt)
    other = ended(days_ago=10, category="roads")
    weekly.set_share(100)
    weekly.draw_what_is_due(now())

    client = signed_in(LI_CLERK)
    pages = [text(client.get(f"/second-look/{each.number}/")) for each in (other, own)]
    assert ["请一个人去看" in page for page in pages] == [True, False]
    assert "138****4521" in pages[0] and PHONE not in pages[0]


def test_whoever_leaves_is_forgotten_at_once():
    _issue, receipt = ended_with_receipt(days_ago=20)
    browser = agreed(receipt)
    page = text(browser.get("/q/progress/"))
    browser.post("/q/help/", {"token": token_on(page), "act": "stop"})

    assert not Willing.objects.exists()
    assert "我愿意" in text(browser.get("/q/progress/"))


def test_the_number_alone_agrees_to_nothing():
    _issue, receipt = ended_with_receipt(days_ago=20)
    browser = Client()

    assert "我愿意" not in text(looked_up(receipt, browser))
    browser.post("/q/help/", {"token": "made-up", "act": "agree", "phone": PHONE})
    assert not Willing.objects.exists()

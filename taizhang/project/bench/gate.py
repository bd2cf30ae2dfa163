"""The open gate under many hands: each form sent fifty times at once, and numbers guessed at.

What must hold is printed as counts: a form is one matter with one receipt, whoever sends it
how often, on the ledger or waiting to be let in; guessing finds nothing.
"""

import random
import re
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.utils import timezone

from taizhang.gate.models import Held
from taizhang.ledger.filtering import Filters
from taizhang.ledger.numbers import check_digit
from taizhang.ledger.queries import counts
from taizhang.project.bench.figures import Measured, spread, timed
from taizhang.project.bench.site import Browser, Site

HANDS = 8
TIMES = 50
RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4}\b")


def measured(site: Site, forms: int) -> Iterator[Measured]:
    """Send `forms` forms of residents fifty times each, then guess as often at receipts."""
    before = _matters()
    with ThreadPoolExecutor(HANDS) as hands:
        numbers = [_sent_by_all(site, hands, number) for number in range(forms)]
    alike = sum(len(each) == 1 for each in numbers)
    asked = f"{forms:,} forms, each sent {TIMES} times by {HANDS} hands at once"
    yield Measured(asked, f"{_matters() - before:,} matters and forms held", f"{forms:,}")
    yield Measured(
        "of these, answered with one and the same receipt", f"{alike:,}", f"{forms:,}"
    )
    yield Measured("different receipts", f"{len(set().union(*numbers)):,}", f"{forms:,}")
    held = next(iter(numbers[-1]), "")
    browser = Browser(site.port)
    tries = [_guessed(browser) for _guess in range(forms * TIMES)]
    told = ", ".join(f"{tries.count(each):,} × {each}" for each in sorted(set(tries)))
    yield Measured(f"{len(tries):,} receipt numbers guessed", told, "422 or 429, no 302")
    holder = [timed(lambda: _looked_up(Browser(site.port), held)) for _time in range(20)]
    yield Measured("meanwhile somebody with a number is answered", spread(holder))


def _matters() -> int:
    return counts(Filters(), timezone.now()).total + Held.objects.count()


def _sent_by_all(site: Site, hands: ThreadPoolExecutor, number: int) -> set[str]:
    """Send one form by all hands; return the receipts that they were answered with."""
    key, words = str(uuid.uuid4()), f"第 {number} 件：楼道灯不亮，请来看看。"
    at_once = threading.Barrier(HANDS)

    def hand(times: int) -> set[str]:
        browser = Browser(site.port)
        browser.take_token("/report/")
        at_once.wait()
        for _time in range(times):
            browser.post("/report/", {"key": key, "words": words})
        return set(RECEIPT.findall(browser.get("/receipt/")[1]))

    share = [TIMES // HANDS + (hand < TIMES % HANDS) for hand in range(HANDS)]
    return set().union(*hands.map(hand, share))


def _guessed(browser: Browser) -> int:
    digits = f"{random.randrange(10**11):011d}"
    return _looked_up(browser, digits + check_digit(digits))


def _looked_up(browser: Browser, number: str) -> int:
    browser.take_token("/q/")
    return browser.post("/q/", {"number": number})[0]

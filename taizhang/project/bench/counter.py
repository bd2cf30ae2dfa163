"""What a clerk waits for at the counter: a line read, a whole matter, a caller answered."""

import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from statistics import median

from taizhang.project.bench import sayings
from taizhang.project.bench.figures import Measured, spread, timed
from taizhang.project.bench.site import Browser

LINES = 40
# UX.md §13: whoever types four signs a second, and eight keys besides.
SIGNS_A_SECOND, KEYS, SECONDS_A_KEY = 4, 8, 0.28
FILLED = re.compile(r'data-fills="(\w+)" value="([^"]*)"')


def measured(clerk: Browser) -> Iterator[Measured]:
    """Measure the counter; so many matters more are put on the ledger."""
    lines = [sayings.line(number) for number in range(LINES)]
    reading, giving, answering = [], [], []
    for line in lines:
        filled: dict[str, str] = {}
        reading.append(timed(partial(_read, clerk, line, filled)))
        giving.append(timed(partial(_give, clerk, filled)))
        answering.append(timed(partial(_answer, clerk, filled["phone"][-4:])))
    yield Measured("a typed line, read", spread(reading), "p95 ≤ 200 ms")
    by_hand = median(len(line) for line in lines) / SIGNS_A_SECOND + KEYS * SECONDS_A_KEY
    waited = median(reading) + median(giving)
    whole = f"{by_hand + waited:.1f} s, of which {waited * 1000:.0f} ms waiting"
    yield Measured("a matter in one line, slip and all", whole, "≤ 30 s")
    yield Measured("a caller, by four digits", spread(answering), "≤ 10 s of work")


def _read(browser: Browser, line: str, filled: dict[str, str]) -> None:
    body = _asked(browser, "/new/read/", {"line": line}, 200)
    filled |= {name: unescape(value) for name, value in FILLED.findall(body)}


def _give(browser: Browser, filled: dict[str, str]) -> None:
    act = "dispatch" if filled["unit"] else "register"
    category = filled["category"] or "other"
    fields = {**filled, "category": category, "channel": "counter", "act": act}
    status, _body = browser.get(_asked(browser, "/new/", fields, 302))
    if status != 200:
        raise RuntimeError(f"no slip: {status}")


def _answer(browser: Browser, ending: str) -> None:
    if "calls-say" not in _asked(browser, "/calls/", {"words": ending}, 200):
        raise RuntimeError("nobody was found")


def _asked(browser: Browser, path: str, fields: dict[str, str], wanted: int) -> str:
    """Send a form; return what came of it, or where it leads."""
    status, answer = browser.post(path, fields)
    if status != wanted:
        raise RuntimeError(f"{path}: {status}")
    return answer

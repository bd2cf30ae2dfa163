"""What people at their desks feel: forms and pages over HTTP, from a real server."""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import unescape

from django.utils import timezone

from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.project.bench import counter, sayings
from taizhang.project.bench.figures import Measured, rate, spread, timed
from taizhang.project.bench.filling import SPAN
from taizhang.project.bench.site import Browser, Site

CLIENTS = 4
NUMBER = re.compile(r"[0-9]{4}-[1-9][0-9]*")
NEXT = re.compile(r'href="(/ledger/\?[^"]*after=[^"]*)"')
PAGES = 60


def measured(site: Site, registrations: int) -> Iterator[Measured]:
    """Measure a site that has a ledger; `registrations` more matters are put on it."""
    clerk = Browser(site.port).sign_in()
    yield from _acting(site, clerk, registrations)
    yield from _looking(site, clerk)
    yield from counter.measured(clerk)
    yield Measured("a web worker, largest", _size(site), "≤ 150 MB")


def _acting(site: Site, clerk: Browser, count: int) -> Iterator[Measured]:
    numbers: list[str] = []
    registering = [partial(_register, clerk, n, numbers) for n in range(count)]
    yield Measured("register, 1 client", _each(site, registering), "p50 ≤ 6 ms")
    accepting = [partial(_accept, clerk, number) for number in numbers]
    yield Measured("a command, 1 client", _each(site, accepting), "p50 ≤ 6 ms")
    browsers = [Browser(site.port).sign_in() for _client in range(CLIENTS)]
    took = timed(lambda: _together(browsers, count))
    together = rate(count // CLIENTS * CLIENTS, took)
    yield Measured(f"register, {CLIENTS} clients", together, "≥ 150/s, aim 300/s")


def _looking(site: Site, clerk: Browser) -> Iterator[Measured]:
    def page(path: str) -> str:
        return _each(site, [partial(_seen, clerk, path)] * PAGES)

    budget = "p50 ≤ 12 ms, p95 ≤ 50 ms"
    yield Measured("ledger, open work", page("/ledger/?phase=open"), budget)
    walk = _Walk(clerk, "/ledger/?phase=open")
    yield Measured("ledger, on from page to page", _each(site, [walk] * PAGES), budget)
    over = page("/ledger/?phase=over&sort=-number")
    yield Measured("ledger, all that is over", over, budget)
    narrowed = page("/ledger/?community=qinghe&phase=open")
    yield Measured("ledger, open in one community", narrowed, budget)
    files = [partial(_seen, clerk, f"/i/{number}/") for number in _some_numbers()]
    yield Measured("issue page", _each(site, files), "p50 ≤ 8 ms, p95 ≤ 30 ms")
    sought = [partial(_sought, clerk, words) for words in sayings.WANTED * 3]
    budget = "p50 ≤ 40 ms, p95 ≤ 100 ms"
    yield Measured("search, two characters, exact counts", _each(site, sought), budget)
    yield Measured("the empty form", page("/new/"))


def _each(site: Site, acts: Sequence[Callable[[], object]]) -> str:
    """Do `acts` in turn; return how long they took, and what that cost the server."""
    before = site.cpu_seconds()
    seconds = [timed(act) for act in acts]
    used = (site.cpu_seconds() - before) / len(acts)
    return f"{spread(seconds)}, CPU {used * 1000:.1f} ms"


def _register(browser: Browser, number: int, numbers: list[str]) -> None:
    fields = {
        "act": "register",
        "reporter": "某居民",
        "phone": sayings.phone(number),
        "nature": "request",
        "channel": "phone",
        "place_text": "锦绣家园 3 号楼 2 单元",
        "category": sayings.category(number),
        "summary": sayings.summary(number),
        "words": sayings.words(number),
        "urgency": "ordinary",
    }
    status, leads = browser.post("/new/", fields)
    found = NUMBER.search(leads) if status == 302 else None
    if found is None:
        raise RuntimeError(f"not registered: {status}")
    numbers.append(found[0])


def _accept(browser: Browser, number: str) -> None:
    status, _leads = browser.post(f"/i/{number}/accept/", {"n": 1})
    if status != 302:
        raise RuntimeError(f"{number} was not accepted: {status}")


def _together(browsers: list[Browser], count: int) -> None:
    def several(client: int) -> None:
        for number in range(client, count // CLIENTS * CLIENTS, CLIENTS):
            _register(browsers[client], 10**6 + number, [])

    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(several, range(CLIENTS)))


def _seen(browser: Browser, path: str) -> str:
    status, body = browser.get(path)
    if status != 200:
        raise RuntimeError(f"{path}: {status}")
    return body


class _Walk:
    """Goes on to the next page each time it is called, and back to the first at the end."""

    def __init__(self, browser: Browser, first: str) -> None:
        self._browser = browser
        self._first = self._next = first

    def __call__(self) -> None:
        """Open the page that comes next."""
        found = NEXT.findall(_seen(self._browser, self._next))
        self._next = unescape(found[-1]) if found else self._first


def _sought(browser: Browser, words: str) -> None:
    status, leads = browser.post("/ledger/find/", {"words": words})
    if status != 302:
        raise RuntimeError(f"not found: {status}")
    _seen(browser, leads)


def _some_numbers() -> list[str]:
    """Return numbers of issues from all the days of the ledger, and of open work."""
    chance, now = random.Random(7), timezone.now()
    found = [row.number for row in queries.page(Filters(phase="open"), now).rows[::3]]
    for _time in range(PAGES):
        day = (now - SPAN * chance.random() * 0.98).date()
        rows = queries.page(Filters(raised_from=day, raised_to=day), now, size=20).rows
        found += [row.number for row in rows[-1:]]
    return found


def _size(site: Site) -> str:
    sizes = site.worker_sizes()
    return f"{max(sizes) / 1024:,.0f} MB" if sizes else "not told here"


def day_span(rows: int, wanted: int) -> tuple[dt.date, dt.date]:
    """Return days over which a ledger of so many rows has about `wanted` of them."""
    last = timezone.localdate() - dt.timedelta(days=30)
    days = max(1, round(SPAN.days * wanted / rows))
    return last - dt.timedelta(days=days - 1), last

"""What a machine may lack: a Chromium, PostgreSQL. What is skipped for it is said."""

import os
import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright

from taizhang.core.seeing import EVERYTHING
from taizhang.ledger.looking import looking
from taizhang.project import tenancy
from tests import offices
from tests.flushing import spare_the_triggers

CHROMIUM = os.environ.get("TAIZHANG_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
# The suite may run as root in a container, and no test may reach beyond this machine.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ON_POSTGRES = "sqlite" not in settings.DATABASES["default"]["ENGINE"]

# A slow machine is not a counter-example.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")
spare_the_triggers()


def pytest_report_header() -> list[str]:
    """Say what this run stands on."""
    return [
        f"database: {'PostgreSQL' if ON_POSTGRES else 'SQLite'}",
        f"offices: {'two, side by side' if tenancy.MANY else 'one'}",
        f"browser: {CHROMIUM or 'none found; browser tests are skipped'}",
    ]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run, with the reason."""
    no_browser = pytest.mark.skip(
        reason="no Chromium: install one or set TAIZHANG_CHROMIUM"
    )
    no_postgres = pytest.mark.skip(reason="runs when the book is on PostgreSQL")
    no_neighbour = pytest.mark.skip(
        reason="runs where there are two offices, on PostgreSQL"
    )
    not_alone = pytest.mark.skip(reason="runs where there is one office, on SQLite")
    for item in items:
        if not CHROMIUM and item.get_closest_marker("browser"):
            item.add_marker(no_browser)
        if not ON_POSTGRES and item.get_closest_marker("postgres"):
            item.add_marker(no_postgres)
        if not tenancy.MANY and item.get_closest_marker("many_offices"):
            item.add_marker(no_neighbour)
        if tenancy.MANY and item.get_closest_marker("one_office"):
            item.add_marker(not_alone)


@pytest.fixture(scope="session", autouse=True)
def in_an_office(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where there are two offices, have every test be in the one, and the other beside it."""
    if not tenancy.MANY:
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        offices.found()
    with tenancy.within(offices.HOME):
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Have each test begin in the office's language, whatever the one before it read."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def eyes_of_the_test() -> Iterator[None]:
    """Let a test itself read every row; pages it opens are read as their reader sees them."""
    with looking(EVERYTHING):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's own Chromium, once for each worker."""
    # Playwright keeps an event loop running in this thread; Django would take every
    # query of a test for one made inside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a page as on an office PC; afterwards it must have kept to itself.

    The test fails if any script broke, the content policy had to stop something, or a
    request left this machine.
    """
    context = chromium.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900}
    )
    opened = context.new_page()
    wrongs: list[str] = []
    opened.on("pageerror", lambda error: wrongs.append(f"script: {error}"))
    opened.on(
        "request", lambda sent: wrongs.append(sent.url) if _leaves(sent.url) else None
    )
    opened.on(
        "console",
        lambda line: wrongs.append(line.text) if "Content Security" in line.text else None,
    )
    yield opened
    context.close()
    assert wrongs == []


def _leaves(url: str) -> bool:
    local = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:", "about:")
    return not url.startswith(local)

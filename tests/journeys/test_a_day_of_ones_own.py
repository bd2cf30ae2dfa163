"""The administrator gives the office a day off, sees it in the year, and takes it back."""

import datetime as dt

import pytest

from tests.journeys.hands import enter, opened, pressed, text

pytestmark = pytest.mark.browser


def next_summer() -> dt.date:
    """Return a weekday in July, so far ahead that no deadline of the office ends there."""
    day = dt.date(dt.datetime.now(tz=dt.UTC).year + 1, 7, 7)
    return day + dt.timedelta(days=2) if day.weekday() >= 5 else day


def test_an_administrator_sets_a_day_and_takes_it_back(page, demo):
    day = next_summer()
    cell = f"table.month >> nth=6 >> td:text-matches('^{day.day}休')"
    enter(page, demo, "administrator")
    opened(page, demo, "/settings/")
    page.locator("main a[href$='/calendar/']").click()
    assert "办理期限按它算" in text(page)

    opened(page, demo, "/calendar/days/")
    page.fill("[name=first]", day.isoformat())
    page.check("[name=what][value=off]")
    page.fill("[name=name]", "停电检修")
    pressed(page)
    assert day.isoformat() in text(page) and "还没有改" in text(page)
    assert "没有一件在办的事到期日会变" in text(page)
    pressed(page)
    made = page.url.removeprefix(demo.address)
    assert "停电检修" in text(page)

    opened(page, demo, f"/calendar/{day.year}/")
    assert page.locator(cell).inner_text().split() == [str(day.day), "休*"]

    opened(page, demo, made)
    pressed(page, f"form[action='{made}back/'] button")
    pressed(page)
    opened(page, demo, f"/calendar/{day.year}/")
    assert page.locator(cell).count() == 0

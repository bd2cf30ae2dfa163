"""A grid worker's phone out of reach: three taps, kept, reloaded, sent once. UX 13.2, F12."""

import re

import pytest
from playwright.sync_api import expect
from pysqlite3 import dbapi2 as sqlite3

from tests.journeys.hands import enter, opened, pressed, register, snapshot

pytestmark = pytest.mark.browser


def at_hand(page, office, role="grid_worker"):
    """Open the app as somebody of `role`, with everything it takes along."""
    enter(page, office, role)
    opened(page, office, "/m/")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#who")).to_contain_text(" · ")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def photographed(page):
    """Photograph, choose, keep: the three taps, and the file that the camera gives."""
    with page.expect_file_chooser() as chooser:
        page.click(".camera")
    chooser.value.set_files([snapshot()])
    page.click("#kinds .chip >> nth=0")
    page.click("#snap button.btn--p")
    expect(page.locator("#saved")).to_contain_text("存好了")


def found(page, office):
    """Return the numbers of what grid workers found on their way, the newest first."""
    opened(page, office, "/ledger/?channel=coverage_visit&sort=-number")
    links = page.locator("[data-open]").evaluate_all("all => all.map(a => a.href)")
    return [re.search(r"/i/([0-9-]+)/", link)[1] for link in links]


def test_three_taps_without_a_network_are_one_matter_after_three_tries(page, demo):
    enter(page, demo, "grid_worker")
    before = found(page, demo)
    at_hand(page, demo)
    page.context.set_offline(True)
    photographed(page)
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#bar")).to_contain_text("没有网络，1 条已存本机")
    page.click("#bar a")
    expect(page.locator(".qi--waiting")).to_contain_text("待传")

    page.context.set_offline(False)
    for _try in range(3):
        page.click("#send-now")
    expect(page.locator(".qi--done")).to_contain_text("已上传", timeout=20_000)
    page.click("#send-now")
    new = [number for number in found(page, demo) if number not in before]
    assert len(new) == 1
    opened(page, demo, f"/i/{new[0]}/")
    assert "整改前" in page.inner_text("main")
    assert "照片稍后到" not in page.inner_text("main")


def kept_on(page, count, words, days_old):
    """Write so many items into the queue as the page does, as if so many days ago."""
    queue = page.evaluate(
        "performance.getEntriesByType('resource').map(each => each.name)"
        ".find(name => /phone\\/queue(\\.\\w+)?\\.js$/.test(name))"
    )
    page.evaluate(
        """async ([queue, count, words, days]) => {
          const { add } = await import(queue);
          const made = new Date(Date.now() - days * 86400e3).toISOString();
          for (let n = 1; n <= count; n += 1) {
            await add("snap", { category: "street-lights", words: `${words}${n}` }, [], words, made);
          }
        }""",
        [queue, count, words, days_old],
    )


def everything_on(page):
    """Return all bytes that the phone keeps, as one text."""
    return page.evaluate(
        """async () => {
          const base = await new Promise((done) => {
            const asked = indexedDB.open("taizhang-phone");
            asked.onsuccess = () => done(asked.result);
          });
          const turn = base.transaction([...base.objectStoreNames]);
          const found = [];
          for (const name of base.objectStoreNames) {
            if (name === "keys") continue;
            const rows = await new Promise((done) => {
              const asked = turn.objectStore(name).getAll();
              asked.onsuccess = () => done(asked.result);
            });
            for (const row of rows) {
              found.push(JSON.stringify(row), new TextDecoder().decode(row.data));
            }
          }
          return found.join("\\n");
        }"""
    )


def told_to_the_office(office, words):
    """Return what came to the office of what was so called, in the order of the ledger."""
    with sqlite3.connect(office.folder / "ledger.sqlite3", timeout=30) as book:
        asked = "SELECT summary FROM ledger_standing WHERE summary LIKE ? ORDER BY serial"
        return [row[0] for row in book.execute(asked, [f"{words}%"])]


def test_a_hundred_items_a_week_old_wait_for_their_writer_and_come_once_in_order(
    page, demo
):
    words = "路灯不亮第"
    at_hand(page, demo)
    page.context.set_offline(True)
    kept_on(page, 100, words, days_old=7)
    page.close()
    page.context.set_offline(False)

    other = page.context.new_page()
    at_hand(other, demo, "clerk")
    expect(other.locator("#bar")).to_contain_text("别人没传完的 100 条")
    other.click("[data-tab=queue]")
    assert words not in other.inner_text("body")
    assert words not in everything_on(other)
    assert told_to_the_office(demo, words) == []

    at_hand(other, demo)
    expect(other.locator("#bar")).to_be_hidden(timeout=90_000)
    assert told_to_the_office(demo, words) == [f"{words}{n}" for n in range(1, 101)]


def test_an_answer_that_is_lost_on_its_way_does_not_make_a_second_matter(page, demo):
    words = "井盖响得厉害"
    at_hand(page, demo)
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.context.route("**/m/items/", lose, times=2)
    page.click("#without")
    page.click("#kinds .chip >> nth=0")
    page.fill("#snap-words", words)
    page.click("#snap button.btn--p")
    expect(page.locator("#bar")).to_contain_text("1 条已存本机")
    page.click("#bar a")
    for _try in range(3):
        page.click("#send-now")
        page.wait_for_timeout(400)
    expect(page.locator(".qi--done").first).to_contain_text(words, timeout=20_000)
    assert len(lost) == 2
    assert told_to_the_office(demo, words) == [words]


def test_a_handlers_acts_in_a_cellar_come_in_their_order(page, demo):
    number = register(page, demo)
    at_hand(page, demo, "handler")
    page.context.set_offline(True)
    opened_task(page, number)
    page.click("#task .btn--p >> text=接单")
    expect(page.locator("#part-tasks")).to_be_visible()
    opened_task(page, number)
    page.click("#task summary >> text=写进展")
    page.fill("#progress-text", "换了灯泡，还要换线")
    page.click("#task details[open] button.btn--p")
    expect(page.locator("#bar")).to_contain_text("2 条已存本机")

    page.context.set_offline(False)
    expect(page.locator("#bar")).to_be_hidden(timeout=20_000)
    opened(page, demo, f"/i/{number}/")
    told = page.inner_text(".tl")
    assert told.index("换了灯泡") < told.index("接单")


def test_what_a_colleague_did_meanwhile_is_shown_and_nothing_is_lost(page, demo):
    number = register(page, demo)
    at_hand(page, demo, "handler")
    page.context.set_offline(True)
    opened_task(page, number)
    page.click("#task summary >> text=不归我")
    page.click("#task details[open] .chip >> nth=0")
    page.fill("#return-text", "线路归供电公司")
    page.click("#task details[open] button.btn--p")
    there = page.context.browser.new_context().new_page()
    enter(there, demo, "handler")
    opened(there, demo, f"/i/{number}/take-up/")
    pressed(there)

    page.context.set_offline(False)
    page.click("[data-tab=queue]")
    card = page.locator(".qi--wrong")
    expect(card).to_contain_text("别人已经", timeout=20_000)
    assert card.locator("textarea").input_value() == "线路归供电公司"
    card.locator("text=再传一次").click()
    expect(page.locator(".qi--done").first).to_contain_text("已上传", timeout=20_000)
    there.close()


def opened_task(page, number):
    """Open the card of a matter on the phone."""
    page.evaluate("number => { location.hash = `task/${number}`; }", number)
    page.wait_for_selector("#task summary")

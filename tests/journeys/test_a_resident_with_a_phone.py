"""A resident with a phone: from the code on the door to the last word, with scripts or without."""

import re
import uuid

import pytest
from playwright.sync_api import Response

from tests.journeys.hands import check, fill_in, opened, pressed, report, snapshot, text
from tests.journeys.residents import (
    DOOR,
    ENDING,
    WORDS,
    checked,
    look_up,
    phone,
    raise_matter,
    receipt_of_clerk,
)

pytestmark = pytest.mark.browser
BYTES_MOST = 60 * 1024


def unlike(words: str = WORDS) -> str:
    """Return words that nobody sent before."""
    return f"{words}{uuid.uuid4().hex[:6]}"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_code_on_the_door_leads_to_a_receipt(chromium, demo, scripts):
    with phone(chromium, scripts=scripts) as page:
        number = raise_matter(page, demo, unlike())

        assert re.fullmatch(r"\d{4} \d{4} \d{4}", number)
        # Without scripts it may be held, where many came from here before.
        assert ("收到了，已记入台账" if scripts else "收到了，") in page.inner_text("h1")


@pytest.mark.parametrize("path", [DOOR, "/report/", "/q/", "/care/"])
def test_the_first_view_is_light(chromium, demo, path):
    with phone(chromium) as page:
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        opened(page, demo, path)
        page.wait_for_load_state("networkidle")

        came = [len(answer.body()) for answer in answers]
        assert len(came) > 3
        assert sum(came) <= BYTES_MOST


def test_a_script_sends_the_form_with_its_puzzle_solved(chromium, demo):
    with phone(chromium) as page:
        sent: list[str] = []
        page.on("request", lambda each: sent.append(each.post_data or ""))
        raise_matter(page, demo, unlike())

        posted = next(each for each in sent if 'name="answer"' in each)
        assert re.search(r'name="answer"\r\n\r\n\d+\r\n', posted)


def test_what_was_typed_stays_in_the_phone_until_it_is_sent(chromium, demo):
    words = unlike()
    with phone(chromium) as page:
        opened(page, demo, DOOR)
        fill_in(page, words=words)
        page.wait_for_function("() => Object.keys(localStorage).length > 0")
        opened(page, demo, DOOR)
        assert page.input_value("[name=words]") == words
        page.click("[data-forget]")
        assert page.input_value("[name=words]") == ""

        fill_in(page, words=words)
        pressed(page)
        page.wait_for_function("() => Object.keys(localStorage).length === 0")
        opened(page, demo, DOOR)
        assert page.input_value("[name=words]") == ""


def test_photos_are_made_small_before_they_travel(chromium, demo):
    large = snapshot()
    with phone(chromium) as page:
        opened(page, demo, DOOR)
        page.set_input_files("[name=photos]", [large])
        page.wait_for_selector(".shots img")
        page.set_input_files("[name=photos]", [snapshot()])
        page.wait_for_function("() => document.querySelectorAll('.shots img').length === 2")
        page.locator(".shots button").first.click()
        assert page.locator(".shots img").count() == 1

        fill_in(page, words=unlike())
        pressed(page)
        assert "照片没传上去" not in page.inner_text("body")
        pressed(page, "form[action='/q/'] button")
        assert page.locator(".own img").count() == 1


def test_the_code_opens_ones_own_words_and_leaves_no_trace_in_the_address(chromium, demo):
    words = unlike()
    with phone(chromium) as page:
        raise_matter(page, demo, words)
        opening = page.locator("form[action='/q/']")
        number = opening.locator("[name=number]").input_value()
        key = opening.locator("[name=key]").input_value()
    with phone(chromium) as page:
        asked: list[str] = []
        page.on("request", lambda sent: asked.append(sent.url))
        page.goto(f"{demo.address}/q/#{number}.{key}")
        page.wait_for_url("**/q/progress/")

        assert words in text(page)
        assert not [url for url in asked if number in url.partition("#")[0]]


def test_the_last_word_is_the_residents(chromium, page, demo):
    receipt = checked(page, demo)
    with phone(chromium) as mobile:
        look_up(mobile, demo, receipt, ENDING)
        assert "等您说一句" in text(mobile)
        pressed(mobile, "[value=not_solved]")
        assert "哪里没解决，请写一句" in text(mobile)
        mobile.fill("[name=words]", "二楼的灯还不亮")
        pressed(mobile, "[value=not_solved]")

        assert "已经退回重办，还是这个号" in text(mobile)
        assert "正在办" in text(mobile)


def test_what_breaks_again_comes_back_under_the_same_number(chromium, page, demo):
    number, receipt = receipt_of_clerk(page, demo)
    report(page, demo, number)
    check(page, demo, number, "satisfied", "好了，谢谢")
    with phone(chromium, scripts=False) as mobile:
        look_up(mobile, demo, receipt, ENDING)
        assert "已销号" in text(mobile)
        mobile.fill("[name=words]", "昨天夜里又灭了")
        pressed(mobile, "[value=not_solved]")

        assert "重新办理，还是原来的号" in text(mobile)
    opened(page, demo, f"/i/{number}/")
    assert "反映人在查进度页说没解决" in text(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_large_type_asks_one_question_at_a_time(chromium, demo, scripts):
    with phone(chromium, scripts=scripts) as page:
        opened(page, demo, "/report/")
        pressed(page, "form[action='/care/switch/'] button")
        pressed(page, "form[action='/care/report/'] button")
        page.click("label:has-text('楼道路灯')")
        pressed(page)
        fill_in(page, words=unlike())
        pressed(page)
        page.go_back()
        assert page.url.endswith("/care/report/words/")
        page.go_forward()
        pressed(page)

        assert page.url == f"{demo.address}/receipt/"


def test_in_large_type_everything_is_large(chromium, demo):
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    with phone(chromium) as page:
        opened(page, demo, "/report/")
        pressed(page, "form[action='/care/switch/'] button")
        for path in ("/care/", "/care/report/kind/", "/care/report/words/", "/q/"):
            opened(page, demo, path)
            for target in page.locator(
                "main button:visible, main a:visible, main label[for^=id_category]"
            ).all():
                box = target.bounding_box()
                assert box and box["height"] >= 60, (path, target.inner_text())
            assert page.evaluate(f"({size})(document.querySelector('main'))") >= 18

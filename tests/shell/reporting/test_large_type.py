"""Large type: four tasks, one question a page, each with its own address; back always works."""

import pytest
from django.test import Client

from taizhang.ledger import models
from taizhang.ledger.reading import opened_issue
from tests.shell.residents import holder, receipt_on, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STEPS = ("/care/report/kind/", "/care/report/words/", "/care/report/phone/")
ANSWERS: tuple[dict[str, str], ...] = (
    {"category": "street-lights"},
    {"words": "楼道灯不亮", "place_text": "锦绣家园3号楼"},
    {},
)


def walked(browser, *answers):
    """Begin the form, and answer its questions one by one; return the last answer."""
    browser.post("/care/report/")
    for step, said in zip(STEPS, answers or ANSWERS, strict=True):
        answer = browser.post(step, said)
    return answer


def test_it_is_switched_on_for_this_browser_and_off_again():
    browser = Client()
    assert 'class="care"' not in text(browser.get("/report/"))
    assert browser.post("/care/switch/", {"care": "1"}).headers["Location"] == "/care/"
    assert 'class="care"' in text(browser.get("/report/"))

    back = browser.post("/care/switch/", {"care": "", "next": "/q/"})
    assert back.headers["Location"] == "/q/"
    assert 'class="care"' not in text(browser.get("/report/"))


def test_switching_leads_nowhere_else():
    answer = Client().post("/care/switch/", {"next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/report/"


def test_four_tasks_are_offered_in_words():
    page = text(Client().get("/care/"))

    for task in ("反映问题", "查进度", "打电话"):
        assert task in page
    assert 'href="tel:0459-000-0000"' in page


def test_three_questions_lead_to_a_receipt():
    browser = Client()
    assert walked(browser).headers["Location"] == "/receipt/"

    said = opened_issue(holder(receipt_on(browser)).case).entries[0].event
    assert (said.category, said.words, said.place) == (
        "street-lights",
        "楼道灯不亮",
        "jinxiu-3",
    )


def test_going_back_shows_what_was_answered():
    browser = Client()
    browser.post("/care/report/")
    browser.post(STEPS[0], ANSWERS[0])
    browser.post(STEPS[1], ANSWERS[1])

    assert "楼道灯不亮" in text(browser.get(STEPS[1]))
    assert "checked" in text(browser.get(STEPS[0]))
    assert f'href="{STEPS[1]}"' in text(browser.get(STEPS[2]))


def test_nothing_said_is_asked_again_on_the_same_page():
    browser = Client()
    browser.post("/care/report/")
    answer = browser.post(STEPS[1], {"words": " "})

    assert answer.status_code == 422 and "还没写是什么事" in text(answer)


def test_whoever_comes_to_the_last_question_first_is_told_what_is_missing():
    answer = Client().post(STEPS[2], {"phone": ""})

    assert answer.status_code == 422 and "还没写是什么事" in text(answer)
    assert models.Standing.objects.count() == 0


def test_a_wrong_number_is_said_beside_it():
    answer = walked(Client(), *ANSWERS[:2], {"phone": "1380000452"})

    assert answer.status_code == 422 and "少了 1 位" in text(answer)


def test_pressing_twice_makes_one_matter_and_beginning_anew_another():
    browser = Client()
    walked(browser)
    first = receipt_on(browser)
    browser.post(STEPS[2], {})
    assert receipt_on(browser) == first and models.Standing.objects.count() == 1

    walked(browser, ANSWERS[0], {"words": "另一件事"}, {})
    assert models.Standing.objects.count() == 2


def test_there_is_no_other_question():
    assert Client().get("/care/report/money/").status_code == 404

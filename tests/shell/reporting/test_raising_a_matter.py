"""Raising a matter from a phone: one page, plain words, a receipt at once; one press, one matter."""

import pytest
from django.test import Client

from taizhang.core.vocabulary import Channel, Status
from taizhang.gate.models import Told
from taizhang.gate.taking import NOTICE
from taizhang.ledger import book, models, numbers
from taizhang.ledger.reading import opened_issue
from tests.shell.residents import (
    HERE,
    WORDS,
    holder,
    opened,
    raised,
    receipt_on,
    send,
    text,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def matters():
    """Return how many matters there are."""
    return models.Standing.objects.count()


def first_entry(receipt):
    """Return what the first entry of the matter of `receipt` says."""
    return opened_issue(holder(receipt).case).entries[0].event


def test_plain_words_from_a_door_become_a_matter_at_that_door():
    receipt = raised(path=HERE, phone="138 0000 4521", reporter="王桂兰")

    said = first_entry(receipt)
    assert (said.words, said.phone, said.reporter) == (WORDS, "138 0000 4521", "王桂兰")
    assert (said.place, said.community, said.category) == ("jinxiu-3", "beihu", "other")
    assert (said.channel, said.by_resident) == (Channel.ONLINE_FORM, True)
    assert said.place_text == "锦绣家园3号楼"
    standing = models.Standing.objects.get()
    assert standing.summary == "二单元楼道的灯又坏了，晚上下楼看不清"
    assert standing.status == Status.REGISTERED and standing.first_contact == ""


def test_nobody_has_to_say_who_or_where():
    said = first_entry(raised())

    assert said.anonymous and not said.place


def test_where_it_is_can_be_written_and_wins_over_the_code():
    said = first_entry(raised(path=HERE, place_text="青松苑3号楼"))

    assert (said.place, said.community) == ("qingsong-3", "songbai")


def test_the_notice_on_the_use_of_data_is_kept_by_its_version():
    receipt = raised()

    told = Told.objects.get(receipt=numbers.receipt_hash(receipt))
    assert told.notice == NOTICE


def test_an_empty_form_says_what_to_write_and_writes_nothing():
    phone = Client()
    answer = send(phone, HERE, words="  ", phone="1380000452")

    assert answer.status_code == 422
    assert "还没写是什么事。一句话就行" in text(answer)
    assert "少了 1 位" in text(answer) and "1380000452" in text(answer)
    assert matters() == 0 and "这里没有回执了" in text(phone.get("/receipt/"))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("楼" * 12_000, id="as long as may be"),
        pytest.param("😀🔦", id="emoji alone"),
        pytest.param("。。。", id="full stops alone"),
        pytest.param("<script>alert(1)</script>", id="a script"),
    ],
)
def test_whatever_people_type_is_kept_as_they_typed_it(words):
    assert first_entry(raised(words=words)).words == words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("楼" * 12_001, "现在 12001 个字", id="too long"),
        pytest.param("灯\x07坏了", "有些符号存不下来", id="cannot be kept"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(words, said):
    answer = send(Client(), words=words)

    assert answer.status_code == 422
    assert said in text(answer) and words[:100] in text(answer)
    assert matters() == 0


def test_pressing_twice_makes_one_matter_and_shows_the_same_receipt():
    phone = Client()
    form = opened(phone) | {"words": WORDS}
    given = []
    for _press in range(3):
        phone.post("/report/", form)
        given.append(receipt_on(phone))

    assert len(set(given)) == 1 and matters() == 1
    assert "这件事已经收到过了" in text(phone.get("/receipt/"))


def test_another_browser_with_the_same_form_gets_the_same_receipt():
    form = opened(Client()) | {"words": WORDS}
    phones = [Client(), Client()]
    for phone in phones:
        phone.post("/report/", form)

    assert receipt_on(phones[0]) == receipt_on(phones[1])
    assert matters() == 1


def test_two_tabs_with_the_same_words_are_one_matter():
    phone = Client()
    first, second = opened(phone), opened(phone)
    assert first["key"] != second["key"]
    phone.post("/report/", first | {"words": WORDS})
    earlier = receipt_on(phone)
    phone.post("/report/", second | {"words": WORDS})

    assert receipt_on(phone) == earlier and matters() == 1


def test_going_back_and_writing_something_else_asks_what_is_meant():
    phone = Client()
    form = opened(phone) | {"words": WORDS}
    phone.post("/report/", form)
    receipt = receipt_on(phone)

    answer = phone.post("/report/", form | {"words": "还有，门也坏了。"})
    assert answer.status_code == 422 and matters() == 1
    assert numbers.spaced(receipt) in text(answer) and "还有，门也坏了。" in text(answer)

    again = {"words": "还有，门也坏了。", "key": str(answer.context["form"]["key"].value())}
    phone.post("/report/", form | again)
    assert matters() == 2 and receipt_on(phone) != receipt


def test_a_number_in_the_words_does_not_stand_in_the_summary():
    raised(words="我是13800004521，灯坏了")

    assert "13800004521" not in models.Standing.objects.get().summary


def test_whoever_takes_it_on_was_asked_first():
    receipt = raised()

    assert book.issue_of(holder(receipt).case).first_contact == ""


@pytest.mark.parametrize("code", ["beihu", "qinghe", "beihu-05"])
def test_a_code_of_a_larger_place_only_says_the_community(code):
    said = first_entry(raised(path=f"/s/{code}/"))

    assert said.place == ""
    assert said.community == ("" if code == "qinghe" else "beihu")

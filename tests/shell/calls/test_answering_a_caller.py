"""Whoever asks how it stands is answered from what they know of it; nothing leaks, all is noted."""

import re
import uuid

import pytest
from django.utils.timezone import now

from taizhang.audit.models import Record
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.ledger import book
from taizhang.ledger.queries import issue_file
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.casework import pages

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def asked(words, by=LI_CLERK):
    return signed_in(by).post("/calls/", {"words": words})


def numbers(words):
    return [each.number for each in asked(words).context["asked"].answers]


def receipt_of(issue):
    return issue_file(issue.number, now()).entries[0].event.receipt


def log(issue, by=LI_CLERK, **said):
    form = {"key": str(uuid.uuid4()), "voice": "1"} | said
    return signed_in(by).post(f"/calls/{issue.number}/log/", form)


def last(issue, kind):
    events = [entry.event for entry in issue_file(issue.number, now()).entries]
    return [event for event in events if isinstance(event, kind)][-1]


@pytest.mark.parametrize(
    "words",
    [
        "4521",
        "138 0000 4521",
        "１３８００００４５２１",
        "王桂兰",
        "楼道灯",
        "锦绣家园",
        "王桂兰 锦绣",
    ],
)
def test_what_a_caller_knows_leads_to_their_matter(words, dispatched):
    assert numbers(words) == [dispatched.number]


def test_the_receipt_number_and_the_ledgers_own_lead_there_too(dispatched):
    receipt = receipt_of(dispatched)

    assert numbers(receipt) == [dispatched.number]
    assert numbers(f"{receipt[:4]} {receipt[4:8]}-{receipt[8:]}") == [dispatched.number]
    assert numbers(f"〔{now().year}〕1") == [dispatched.number]


def test_a_receipt_number_in_the_search_leads_to_the_answer(dispatched):
    said = {"words": receipt_of(dispatched)}
    answer = signed_in(LI_CLERK).post("/ledger/find/", said, follow=True)

    assert answer.request["PATH_INFO"] == "/calls/"
    assert [each.number for each in answer.context["asked"].answers] == [dispatched.number]
    # Who answers nobody looks in the ledger, as for anything else.
    elsewhere = signed_in(LIU_HANDLER).post("/ledger/find/", said)
    assert elsewhere.headers["Location"].startswith("/ledger/")


def test_the_answer_says_who_has_it_and_until_when(dispatched):
    page = asked("4521").content.decode()

    said = re.search(r'class="calls-say"[^>]*>([^<]+)<', page)[1]
    assert "3 号楼楼道灯不亮" in said
    assert "已经派给锦绣物业 刘强" in said
    assert re.search(r"\d\d-\d\d 周.", said)


def test_nothing_is_shown_of_the_resident_but_what_tells_them_apart(dispatched):
    page = asked("4521").content.decode()

    assert "王** 138****4521" in page
    assert "王桂兰" not in page
    assert "13800004521" not in page


def test_the_end_of_somebody_elses_number_is_not_taken_for_theirs(dispatched):
    """Endings share few buckets in the index: whose it really is, is looked up."""
    assert numbers("4522") == []
    assert "没有找到" in asked("4522").content.decode()


def test_the_neighbour_who_asks_is_answered_as_themselves(dispatched):
    voice = co.AddVoice(words="我家也是", reporter="赵春", phone="13911112222")
    book.submit(dispatched.case, voice, by=LI_CLERK)

    (found,) = asked("2222").context["asked"].answers

    assert (found.voice, found.who) == (2, "赵** 139****2222")


def test_what_is_over_is_told_as_over_and_not_noted(struck_off):
    (found,) = asked("4521").context["asked"].answers

    assert "已经销号" in found.sentence
    assert found.log is None


def test_a_call_that_only_asks_counts_as_a_reminder(dispatched):
    assert log(dispatched).status_code == 302

    assert last(dispatched, ev.ReminderSent).text == "来问进度。"


def test_what_they_say_besides_stands_with_their_own_words(dispatched):
    log(dispatched, by=ZHENG_VERIFIER, words="老人又摔了一跤", remind="on")

    assert last(dispatched, ev.WordsAdded).words == "老人又摔了一跤"
    assert issue_file(dispatched.number, now()).issue.reminders_count == 1


def test_what_cannot_be_noted_is_said_and_stays_typed(struck_off):
    answer = log(struck_off, words="又坏了")

    assert answer.status_code == 409
    assert "又坏了" in answer.content.decode()


def test_a_call_about_a_number_that_nobody_has_is_noted_nowhere():
    assert signed_in(LI_CLERK).post("/calls/2026-999/log/").status_code == 404


def test_the_slip_is_printed_again_and_that_is_noted(dispatched):
    said = {"voice": "1"}
    page = signed_in(LI_CLERK).post(f"/calls/{dispatched.number}/slip/", said)

    receipt = receipt_of(dispatched)
    spaced = f"{receipt[:4]} {receipt[4:8]} {receipt[8:]}"
    assert spaced in page.content.decode()
    line = Record.objects.get(kind="printed")
    assert (line.about, line.details) == (dispatched.number, {"what": "slip"})


def test_nobodys_slip_is_no_page(dispatched):
    address = f"/calls/{dispatched.number}/slip/"

    assert signed_in(LI_CLERK).post(address, {"voice": "7"}).status_code == 404
    assert signed_in(ZHENG_VERIFIER).post(address, {"voice": "1"}).status_code == 403
    assert signed_in(LI_CLERK).get(address).status_code == 405


def test_a_grid_worker_finds_only_what_is_theirs(dispatched):
    elsewhere = pages.registered(
        community="songbai", place="qingsong-3", phone="13900009999", reporter="孙立"
    )

    assert asked("9999").context["asked"].answers[0].number == elsewhere.number
    assert asked("9999", by=CHEN_GRID_WORKER).context["asked"].answers == ()


def test_answering_costs_few_queries(django_assert_max_num_queries):
    for _time in range(5):
        pages.dispatched()
    client = signed_in(LI_CLERK)
    client.post("/calls/", {"words": "4521"})

    # Session, reader, matches, entries, keys, handlers, the office and its calendar.
    with django_assert_max_num_queries(9):
        client.post("/calls/", {"words": "4521"})

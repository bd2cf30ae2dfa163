"""Before a number is given, whoever registers sees what may be the same matter."""

import pytest
from django.utils.timezone import now

from taizhang.core.commands import AskVoid, DecideVoid
from taizhang.ledger import book
from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, ZHOU_SECRETARY, signed_in
from tests.shell.intake.slips import filled, upload
from tests.shell.undrawn import undrawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEIGHBOUR = {"reporter": "赵春", "phone": "13911112222", "summary": "三号楼不暖和"}


def first():
    signed_in(LI_CLERK).post("/new/", filled())
    return f"{now().year}-1"


def alike(by=LI_CLERK, **said):
    return signed_in(by).post("/new/alike/", filled() | said).content.decode()


def test_nothing_is_looked_for_before_anything_is_written():
    empty = {"place_text": "", "summary": "", "reporter": "", "phone": ""}

    assert "会列出可能是同一件的" in alike(**empty)


def test_the_same_kind_of_matter_at_the_same_place_is_shown():
    first()

    shown = alike(**NEIGHBOUR)

    assert f"〔{now().year}〕1" in shown
    assert "同一个地点" in shown


def test_the_same_person_is_recognised_by_phone_and_not_shown():
    first()

    shown = alike(place_text="", summary="", reporter="", phone="138-0000-4521")

    assert "同一个人" in shown
    assert "王桂兰" not in shown
    assert "4521" not in undrawn(shown)


def test_something_else_is_not_taken_for_the_same():
    first()

    shown = alike(
        place_text="青松苑", category="noise", summary="半夜装修", reporter="", phone=""
    )

    assert "没有看到相像的" in shown


def test_what_else_came_up_at_the_place_stands_below():
    first()

    shown = alike(
        place_text="锦绣家园3号楼",
        category="noise",
        summary="半夜装修",
        reporter="",
        phone="",
    )

    assert "没有看到相像的" in shown
    assert f"〔{now().year}〕1" in shown.partition("同一地点，以前的")[2]


def test_looking_costs_few_queries(django_assert_max_num_queries):
    first()
    client = signed_in(LI_CLERK)
    client.post("/new/alike/", filled(**NEIGHBOUR))

    # Session, reader, places for the form and for locating, matters, this person's; and
    # the office and its calendar, which only the transaction of a test asks for again.
    with django_assert_max_num_queries(8):
        client.post("/new/alike/", filled(**NEIGHBOUR))


def test_without_javascript_a_button_shows_the_same_and_keeps_the_form():
    first()

    answer = signed_in(LI_CLERK).post(
        "/new/",
        filled() | NEIGHBOUR | {"act": "look", "category": "heating", "words": "冷"},
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="link" value="{now().year}-1"' in page
    assert 'value="赵春"' in page
    assert "还有地方要改" not in page


def test_looking_registers_nothing():
    signed_in(LI_CLERK).post("/new/", filled() | {"act": "look"})

    with pytest.raises(NoSuchIssue):
        book.case_of(f"{now().year}-1")


def test_the_second_resident_joins_the_first_and_gets_a_receipt_of_their_own():
    number = first()

    page = signed_in(LI_CLERK).post(
        "/new/", filled() | NEIGHBOUR | {"link": number, "photos": [upload()]}, follow=True
    )

    file = issue_file(number, now())
    assert [voice.ordinal for voice in file.issue.voices] == [1, 2]
    assert file.entries[1].event.reporter == "赵春"
    assert len(file.issue.evidence) == 1
    assert "slip__code" in page.content.decode()


def test_joining_asks_for_no_category_and_no_summary():
    number = first()

    answer = signed_in(CHEN_GRID_WORKER).post(
        "/new/",
        filled() | {"link": number, "category": "", "summary": "", "words": "我家也冷"},
    )

    assert answer.status_code == 302
    assert issue_file(number, now()).entries[1].event.words == "我家也冷"


def test_what_is_over_can_be_looked_at_and_not_joined():
    number = first()
    case = book.case_of(number)
    book.submit(case, AskVoid(reason="录错了"), by=LI_CLERK)

    assert 'name="link"' in alike(**NEIGHBOUR)
    book.submit(case, DecideVoid(granted=True, reason="确实"), by=ZHOU_SECRETARY)
    answer = signed_in(LI_CLERK).post("/new/", filled() | NEIGHBOUR | {"link": number})

    assert 'name="link"' not in alike(**NEIGHBOUR)
    assert answer.status_code == 409
    assert 'value="赵春"' in answer.content.decode()


def test_joining_what_is_not_there_is_no_page():
    answer = signed_in(LI_CLERK).post("/new/", filled() | {"link": "2026-999"})

    assert answer.status_code == 404


def test_nothing_of_a_resident_travels_in_an_address():
    assert signed_in(LI_CLERK).get("/new/alike/?phone=13800004521").status_code == 405

"""What somebody may not see is not there: not in lists, counts, searches, files, addresses."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.cache import cache
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core import commands as co
from taizhang.core.seeing import (
    EVERYTHING,
    NOTHING,
    Area,
    Looked,
    Offered,
    Reach,
    Sight,
    sees,
    sees_offer,
    sight,
)
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.looking import NobodyLooks, _looking, condition, looking, on_the_board
from taizhang.ledger.models import Standing
from taizhang.ledger.standing import between_commas
from taizhang.people.models import Role, User
from taizhang.places import changing
from taizhang.places.changing import Who
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    WANG_HANDLER,
    account,
    settle_office,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.test_routes_and_roles import ROUTES

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOT_THERE = 404
NOT_THIS_WAY = 405


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    cache.clear()
    settle_office()


def told(client, address: str) -> str:
    """Return what stands on a page."""
    return str(client.get(address, follow=True).content.decode())


def test_a_handler_sees_what_their_unit_handles_and_nothing_else():
    theirs, another = pages.dispatched(), pages.registered()

    page = told(signed_in(LIU_HANDLER), "/ledger/?phase=all")

    assert f"/i/{theirs.number}/" in page
    assert f"/i/{another.number}/" not in page
    assert "共 1 条" in page


def test_no_address_of_a_matter_answers_whoever_may_not_see_it():
    number = pages.dispatched().number
    client, answers = signed_in(WANG_HANDLER), {}
    for name, route in ROUTES.items():
        if "number" in route.names:
            answer = client.get(route.path(number))
            if answer.status_code == NOT_THIS_WAY:
                answer = client.post(route.path(number))
            answers[name] = answer.status_code

    assert len(answers) > 10
    assert {
        name for name, status in answers.items() if status not in {403, NOT_THERE}
    } == set()


def test_nor_does_the_search_or_a_count_or_the_board_tell_of_it():
    number = pages.dispatched(summary="电梯困人").number
    client = signed_in(WANG_HANDLER)

    found = client.post("/ledger/find/", {"words": "电梯"}, follow=True).content.decode()

    assert number not in found
    assert "没有符合条件的事项" in found
    assert number not in told(client, "/board/") + told(client, "/desk/")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nor_does_a_file(ending):
    pages.dispatched(summary="电梯困人")
    answer = signed_in(WANG_HANDLER).get(f"/ledger/export.{ending}?phase=all")

    sent = answer.getvalue()

    if ending == "xlsx":
        with zipfile.ZipFile(io.BytesIO(sent)) as book_of_sheets:
            sent = b"".join(map(book_of_sheets.read, book_of_sheets.namelist()))
    assert "电梯困人".encode() not in sent


def test_a_chosen_row_that_is_not_theirs_is_not_acted_on():
    issue = pages.dispatched()
    Role.objects.filter(code="clerk").update(reach=Reach.UNIT.value)
    User.objects.filter(pseudonym=LI_CLERK.id).update(unit=account(WANG_HANDLER).unit)
    stranger = signed_in(LI_CLERK)
    Standing.whole.filter(case=issue.case).update(first_contact="a-elsewhere")

    stranger.post("/bulk/remind/", {"chosen": f"{issue.case}:{issue.n}", "text": "请快办"})

    assert pages.now(issue).reminders_count == 0


def test_a_grid_worker_sees_the_grid_and_no_other():
    here = pages.registered()
    there = pages.registered(community="songbai", place="qingsong-3")
    User.objects.filter(pseudonym=CHEN_GRID_WORKER.id).update(area="beihu-05")

    page = told(signed_in(CHEN_GRID_WORKER), "/ledger/?phase=all")

    assert f"/i/{here.number}/" in page
    assert f"/i/{there.number}/" not in page


def test_whoever_answered_for_a_grid_answers_for_what_it_was_split_into():
    theirs = pages.registered(place_text="锦绣家园3号楼")
    User.objects.filter(pseudonym=CHEN_GRID_WORKER.id).update(area="beihu-05")
    parts, homes = ["北湖05网格", "北湖06网格"], {"jinxiu": 1}
    split = Who(SUN_ADMINISTRATOR.id, now())
    changing.split("beihu-05", parts, homes, dt.date(2026, 5, 1), split)

    assert f"/i/{theirs.number}/" in told(signed_in(CHEN_GRID_WORKER), "/ledger/?phase=all")


def test_a_complaint_disappears_for_the_unit_it_is_about():
    issue = pages.dispatched()
    elsewhere = co.DispatchIssue(unit=account(WANG_HANDLER).unit.code)
    book.submit(issue.case, elsewhere, by=LI_CLERK)
    before = signed_in(LIU_HANDLER).get(pages.address(issue)).status_code

    pages.press(LI_CLERK, issue, "complained-of", unit=PROPERTY)

    assert (before, signed_in(LIU_HANDLER).get(pages.address(issue)).status_code) == (
        404,
        404,
    )
    assert "锦绣物业" in pages.text(pages.look(WANG_HANDLER, issue))
    assert pages.now(issue).complained_of == PROPERTY


def test_whoever_reads_without_saying_for_whom_reads_nothing():
    token = _looking.set(None)
    try:
        with pytest.raises(NobodyLooks):
            queries.page(Filters(), now())
    finally:
        _looking.reset(token)


CODES = st.sampled_from(["", "beihu", "songbai"])
PLACES = st.sampled_from(["", "jinxiu-3", "qingsong-3"])
UNITS = st.sampled_from(["", "u-a", "u-b"])
PEOPLE = st.sampled_from(["", "a-li", "a-liu"])
AREAS = st.builds(Area, CODES, st.frozensets(PLACES.filter(bool)))
SIGHTS = (
    st.just(EVERYTHING)
    | st.just(NOTHING)
    | st.builds(sight, st.sampled_from(Reach), PEOPLE, UNITS, AREAS)
)


HELPING = st.frozensets(UNITS.filter(bool))
MATTERS = st.builds(Looked, CODES, PLACES, UNITS, PEOPLE, PEOPLE, HELPING, UNITS)


@given(SIGHTS, MATTERS)
def test_the_database_leaves_just_the_rows_that_the_rule_says(seen: Sight, matter: Looked):
    case = Standing.whole.values_list("case", flat=True).first() or pages.registered().case
    helping = between_commas(sorted(matter.supporting))
    Standing.whole.filter(case=case).update(**vars(matter) | {"supporting": helping})

    left = Standing.whole.filter(condition(seen), case=case).exists()

    assert left is sees(seen, matter)
    with looking(seen):
        assert Standing.objects.filter(case=case).exists() is left


TAGS = st.frozensets(st.sampled_from(["party", "service", "safety"]))
OFFERED = st.builds(Offered, TAGS, UNITS)


@given(UNITS, TAGS, OFFERED)
def test_the_board_leaves_just_the_rows_that_the_rule_says(unit, tags, matter: Offered):
    case = Standing.whole.values_list("case", flat=True).first() or pages.registered().case
    hung = between_commas(sorted(matter.tags))
    Standing.whole.filter(case=case).update(
        offered=hung, complained_of=matter.complained_of
    )

    left = Standing.whole.filter(on_the_board(unit, tags), case=case).exists()
    assert left is sees_offer(unit, tags, matter)

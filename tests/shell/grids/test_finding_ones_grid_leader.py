"""Residents find who answers for their grid: by typing or on the plan, without an account."""

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from taizhang.people import absences
from taizhang.people.models import User
from taizhang.places.gazetteer import forget
from taizhang.places.models import Place
from tests.cast import CHEN_GRID_WORKER, LIU_HANDLER, account
from tests.shell.roster.filling import COMMUNITY, GRID, held

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PUBLIC_BYTES_MAX = 60 * 1024


def page(code: str = GRID) -> str:
    """Return what the card of a grid says to a passer-by."""
    return str(Client().get(f"/grid/{code}/").content.decode())


def asked(where: str):
    """Type something; return the answer."""
    return Client().post("/grid/find/", {"where": where})


@pytest.mark.parametrize(
    "typed", ["jx3", "锦绣3#楼", "锦绣家园 3 号楼", "北湖05网格", "JX3"]
)
def test_what_one_types_leads_to_the_grid(typed):
    answer = asked(typed)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/grid/{GRID}/")


def test_where_several_may_be_meant_they_are_shown():
    answer = asked("3号楼")

    assert answer.status_code == 200
    assert f'href="/grid/{GRID}/"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "火星路", "<script>", "灯" * 300])
def test_what_is_not_found_is_said_with_the_phone(typed):
    answer = asked(typed)
    words = answer.content.decode()

    assert answer.status_code == 404
    assert "tel:0459-000-0000" in words
    assert "<script>" not in words


def test_all_four_are_told():
    held(who=CHEN_GRID_WORKER, phone="0459-000-1305", hours="8:30–17:30")
    words = page()

    assert "陈立" in words and "网格长" in words
    assert "走访独居老人" in words
    assert "首问负责" in words
    assert 'href="tel:0459-000-1305"' in words


def test_so_are_those_of_the_levels_above():
    held(COMMUNITY, "community-secretary", who="何玉兰", phone="0459-000-1301")
    held("qinghe", "street-leader", who="周岚", phone="0459-000-1234")
    words = page()

    assert words.index("北湖05网格") < words.index("何玉兰") < words.index("周岚")
    assert "tel:0459-000-1301" in words


def test_who_is_away_is_answered_by_the_stand_in():
    held(who=CHEN_GRID_WORKER, phone="0459-000-1305")
    User.objects.filter(pseudonym=LIU_HANDLER.id).update(phone="0459-000-1401")
    absences.name_backup(account(CHEN_GRID_WORKER), account(LIU_HANDLER))
    before = page()
    absences.go(account(CHEN_GRID_WORKER), localdate(), CHEN_GRID_WORKER.id, now(), 0)
    words = page()

    assert "今天不在，由 B 岗 刘强 接听" not in before
    assert "今天不在，由 B 岗 刘强 接听" in words
    assert 'href="tel:0459-000-1401"' in words
    assert 'href="tel:0459-000-1305"' not in words


def test_a_vacant_post_says_so_and_gives_the_office():
    words = page()

    assert "暂时空缺" in words
    assert "tel:0459-000-0000" in words


def test_who_is_not_public_is_not_told():
    held(who=CHEN_GRID_WORKER, phone="0459-000-1305", shown=False)
    held(kind="hygiene", who="李大山", shown=False)
    words = page()

    assert "陈立" not in words and "0459-000-1305" not in words and "李大山" not in words


def test_nor_are_they_while_they_are_away_with_nobody_there():
    held(who=CHEN_GRID_WORKER, phone="0459-000-1305", shown=False)
    absences.go(account(CHEN_GRID_WORKER), localdate(), CHEN_GRID_WORKER.id, now(), 0)
    words = page()

    assert "陈立" not in words and "0459-000-1305" not in words
    assert "tel:0459-000-0000" in words


def test_a_stand_in_who_is_away_as_well_is_not_given_out():
    held(who=CHEN_GRID_WORKER)
    for person, backup in ((CHEN_GRID_WORKER, LIU_HANDLER), (LIU_HANDLER, LIU_HANDLER)):
        absences.name_backup(account(person), account(backup))
        absences.go(account(person), localdate(), person.id, now(), 0)

    assert "刘强" not in page()


def test_who_left_is_not_told_any_more():
    row = held(who="从前的网格长")
    row.until = localdate()
    row.save()

    assert "从前的网格长" not in page()


def test_an_office_without_grids_says_so():
    Place.objects.filter(kind="grid").update(kind="estate")
    forget()
    words = Client().get("/grid/").content.decode()

    assert "这里还没划网格，请打街道电话" in words
    assert "tel:0459-000-0000" in words


@pytest.mark.parametrize("code", ["nowhere", "jinxiu-3", "grid%20x"])
def test_what_is_no_grid_is_not_there(code):
    assert Client().get(f"/grid/{code}/").status_code == 404


def test_no_script_no_third_party_and_little_to_load():
    held(who=CHEN_GRID_WORKER)
    _many_grids(140)
    for address in ("/grid/", f"/grid/{GRID}/"):
        answer = Client().get(address)
        words = answer.content.decode()

        assert "<script" not in words and "style=" not in words
        assert "http://" not in words.replace("http://www.w3.org", "")
        assert len(answer.content) < PUBLIC_BYTES_MAX - 16 * 1024, (
            "room for styles and icons"
        )


def test_the_card_asks_little_of_the_database(django_assert_max_num_queries):
    held(who=CHEN_GRID_WORKER)
    client = Client()
    client.get(f"/grid/{GRID}/")
    with django_assert_max_num_queries(6):
        client.get(f"/grid/{GRID}/")


def test_it_is_told_in_english_as_well():
    held(who=CHEN_GRID_WORKER)
    words = Client(headers={"accept-language": "en"}).get(f"/grid/{GRID}/").content.decode()

    assert "Chen Li" in words and "Grid leader" in words and "Call Chen Li" in words


def test_a_photo_is_handed_out_only_while_its_holder_is_public():
    assert Client().get(f"/grid/photo/{'ab' * 32}/").status_code == 404


def _many_grids(count: int) -> None:
    above = Place.objects.get(code=COMMUNITY)
    for number in range(count):
        Place.objects.create(
            code=f"p-many{number}", name=f"北湖{number + 10}网格", kind="grid", parent=above
        )
    forget()

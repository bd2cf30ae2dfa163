"""Setting an office up: led to after signing in, left and resumed, finished or put away."""

import pytest

from taizhang.audit.models import Record
from taizhang.people.models import Role
from taizhang.places import directory
from taizhang.places.directory import office_now
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NAMED = {"name": "北湖街道", "name_en": "Beihu", "phone": "0459-000-1234", "address": ""}


@pytest.fixture
def begun(office):
    """Return the administrator's browser in an office that was just begun."""
    directory.settle("青禾街道", setup_step=1)
    return signed_in(SUN_ADMINISTRATOR)


def where(answer):
    """Return where an answer leads."""
    return answer.headers["Location"]


def test_the_administrator_comes_to_it_first_and_nobody_else(begun):
    assert where(begun.get("/")) == "/setup/"
    assert where(begun.get("/setup/")) == "/setup/name/"
    assert where(signed_in(LI_CLERK).get("/")) == "/desk/"


def test_every_other_page_leads_back_to_it(begun):
    assert "回到开办向导" in begun.get("/places/").content.decode()
    assert "回到开办向导" not in begun.get("/setup/places/").content.decode()
    assert "回到开办向导" not in signed_in(LI_CLERK).get("/desk/").content.decode()


def test_a_step_is_kept_and_gone_on_from(begun):
    assert where(begun.post("/setup/name/", NAMED)) == "/setup/places/"
    assert (office_now().chinese, office_now().phone) == ("北湖街道", "0459-000-1234")
    assert where(begun.get("/setup/")) == "/setup/places/"


def test_what_is_wrong_is_said_and_what_was_typed_stays(begun):
    wrong = NAMED | {"name": "", "phone": "0459-12", "address": "https://a.example/x"}
    answer = begun.post("/setup/name/", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422 and office_now().chinese == "青禾街道"
    for words in ("还没写名称", "电话的位数不对", "网址只写到域名为止"):
        assert words in page
    assert 'value="0459-12"' in page


def test_every_step_says_what_it_is_for_and_can_be_left_out(begun):
    for name, after in (
        ("name", "places"),
        ("places", "people"),
        ("people", "preset"),
        ("preset", "posters"),
        ("posters", "done"),
    ):
        page = begun.get(f"/setup/{name}/")
        assert str(page.context["step"].purpose) in page.content.decode()
        assert where(begun.post("/setup/go/", {"to": after})) == f"/setup/{after}/"
    assert where(begun.get("/setup/")) == "/setup/done/"
    assert begun.post("/setup/go/", {"to": "elsewhere"}).status_code == 404


def test_looking_at_a_step_changes_nothing(begun):
    begun.get("/setup/posters/")
    assert office_now().setup_step == 1


def test_light_asks_for_less_and_offers_two_roles(begun):
    begun.post("/setup/preset/", {"preset": "light"})
    assert office_now().preset == "light" and not office_now().switched_on
    assert Role.objects.get(code="officer").active
    told = Record.objects.get(kind="setting-changed", details__what="preset").details
    assert told["to"] == "light"


def test_full_switches_everything_on(begun):
    page = begun.get("/setup/preset/").content.decode()
    assert "外单位的人到现场核验" in page and "整改后的照片一张" in page
    begun.post("/setup/preset/", {"preset": "full"})
    assert {each.value for each in office_now().switched_on} == {
        "council",
        "look_back",
        "supervision",
        "three_administrators",
    }
    assert not Role.objects.get(code="officer").active


def test_choosing_nothing_is_said(begun):
    answer = begun.post("/setup/preset/", {})
    assert answer.status_code == 422 and "还没选" in answer.content.decode()


def test_once_finished_or_put_away_nobody_is_led_there(begun):
    begun.post("/setup/finish/")
    assert where(begun.get("/")) == "/desk/"
    assert "回到开办向导" not in begun.get("/places/").content.decode()
    assert where(begun.post("/settings/set-up/")) == "/setup/name/"
    assert where(begun.get("/")) == "/setup/"


def test_an_office_that_was_there_before_is_not_set_up_again(office):
    assert where(signed_in(SUN_ADMINISTRATOR).get("/")) == "/desk/"

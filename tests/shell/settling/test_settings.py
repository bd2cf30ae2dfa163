"""The settings: what the office is called, how strict it is, each switch by itself."""

import pytest

from taizhang.audit.models import Record
from taizhang.core.vocabulary import Channel
from taizhang.intake.offers import ways_in
from taizhang.places import directory
from taizhang.places.directory import office_now
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, signed_in
from tests.shell.casework import pages

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def keeper(office):
    """Return the administrator's browser."""
    return signed_in(SUN_ADMINISTRATOR)


def page(keeper):
    """Return what the settings say."""
    return keeper.get("/settings/").content.decode()


def test_the_office_is_renamed_for_everybody(keeper):
    said = {"name": "新青禾街道", "name_en": "New Qinghe", "phone": "12345", "address": ""}
    keeper.post("/settings/name/", said)
    assert "新青禾街道" in signed_in(LI_CLERK).get("/desk/").content.decode()
    assert Record.objects.filter(details__what="office").exists()


def test_a_mistake_keeps_what_was_typed(keeper):
    answer = keeper.post("/settings/name/", {"name": "", "phone": "0459-000-1234"})
    assert answer.status_code == 422
    assert 'value="0459-000-1234"' in answer.content.decode()
    assert office_now().chinese == "青禾街道"


def test_a_single_switch_makes_a_light_office_look_back(keeper):
    before = pages.registered()
    keeper.post("/settings/switches/", {"on": ["look_back"]})
    after = pages.registered()
    assert before.standard.root_cause_from == 0
    assert after.standard.root_cause_from == 3
    assert (before.policy, after.policy) == (
        "light-physical-ordinary-1",
        "light-physical-ordinary-2-look-back",
    )


def test_a_full_office_can_do_without(keeper):
    keeper.post("/settings/preset/", {"preset": "full"})
    keeper.post("/settings/switches/", {"on": ["council"]})
    assert pages.registered().policy == "full-physical-ordinary-1-no-look-back"


def test_the_council_is_a_way_in_only_where_there_is_one(keeper):
    def offered():
        return {code for code, _name in ways_in("").choices}

    assert Channel.COUNCIL.value not in offered()
    keeper.post("/settings/switches/", {"on": ["council"]})
    assert Channel.COUNCIL.value in offered()


def test_nonsense_switches_nothing(keeper):
    directory.settle("青禾街道", council=True, public_board=False)
    keeper.post("/settings/switches/", {"on": ["everything"]})
    keeper.post("/settings/preset/", {"preset": "none"})
    assert {each.value for each in office_now().switched_on} == {"council"}


def test_it_says_how_long_the_audit_is_kept_and_by_whom_that_is_changed(keeper):
    shown = page(keeper)
    assert "现在留 36 个月" in shown and "taizhang audit keep" in shown
    assert "看审计的：审计员。" in shown

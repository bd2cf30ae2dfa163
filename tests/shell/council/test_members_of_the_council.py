"""Who sits in the residents' council: written down, changed, numbers masked."""

import pytest

from taizhang.agreements.models import Member, MemberKind
from taizhang.audit.models import Record
from taizhang.core.standards import Preset
from taizhang.places import directory
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
HU = {
    "name": "胡秀芬",
    "kind": "party-veteran",
    "community": "beihu",
    "phone": "13900003333",
    "since": "2026-01-01",
    "looks_again": "on",
}


def filled_in(
    client, address: str = "/council/members/add/", **more: str
) -> dict[str, str]:
    """Return the form at an address, filled in for Hu."""
    form = client.get(address).context["form"]
    return {f.html_name: str(f.value()) for f in form.hidden_fields()} | HU | more


def told(client) -> str:
    """Return what the list says."""
    return str(client.get("/council/members/").content.decode())


def test_a_member_is_written_down_once_and_the_number_is_masked():
    client = signed_in(LI_CLERK)
    said = filled_in(client)
    for _time in range(2):
        assert client.post("/council/members/add/", said).status_code == 302

    page = told(client)
    assert Member.objects.count() == 1
    assert "胡秀芬" in page and "热心老党员" in page and "北湖社区" in page
    assert "139****3333" in page and "13900003333" not in page
    assert "至今" in page and "同意" in page
    assert Record.objects.filter(kind="setting-changed").count() == 2


def test_nobody_yet_says_what_to_do():
    assert "还没有成员" in told(signed_in(LI_CLERK))


def test_the_form_of_a_member_does_not_show_the_number_and_keeps_it():
    client = signed_in(LI_CLERK)
    client.post("/council/members/add/", filled_in(client))
    row = Member.objects.get()
    address = f"/council/members/{row.pk}/"

    assert "13900003333" not in client.get(address).content.decode()
    client.post(address, filled_in(client, address, phone="", until="2026-06-30"))
    row.refresh_from_db()
    assert row.phone == "13900003333"
    assert "不在任" in told(client)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "还没写姓名"),
        ("name", "长" * 41, "写得太长了"),
        ("kind", "emperor", "没有这一项"),
        ("community", "nowhere", "没有这一项"),
        ("since", "2026.13.5", "这个日期不对"),
        ("until", "2025-01-01", "结束日期早于开始日期"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(field, typed, said):
    client = signed_in(LI_CLERK)

    answer = client.post("/council/members/add/", filled_in(client, **{field: typed}))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "13900003333" in answer.content.decode()
    assert not Member.objects.exists()


def test_whoever_changes_an_old_copy_is_told():
    client = signed_in(LI_CLERK)
    client.post("/council/members/add/", filled_in(client))
    address = f"/council/members/{Member.objects.get().pk}/"
    old = filled_in(client, address, name="旧的")
    client.post(address, filled_in(client, address, name="新的"))

    assert client.post(address, old).status_code == 422
    assert Member.objects.get().name == "新的"


def test_kinds_are_renamed_retired_and_added():
    client = signed_in(SUN_ADMINISTRATOR)
    form = client.get("/council/members/kinds/").context["form"]
    said = {f.html_name: f.value() for f in form if f.value() not in (None, False)}
    said |= {"name_enterprise": "驻街单位代表", "new_name": "业委会代表"}
    del said["active_cppcc-member"]

    assert client.post("/council/members/kinds/", said).status_code == 302
    there = dict(MemberKind.objects.values_list("name", "active"))
    assert there["驻街单位代表"] and there["业委会代表"] and not there["政协委员"]
    assert "政协委员" not in client.get("/council/members/add/").content.decode()
    assert client.post("/council/members/kinds/", said).status_code == 422


def test_a_handler_has_nothing_to_do_there():
    assert signed_in(LIU_HANDLER).get("/council/members/").status_code == 403


def test_where_there_is_no_council_nobody_sees_a_page_or_a_word_of_it():
    client = signed_in(LI_CLERK)
    assert "议事会" in client.get("/desk/").content.decode()
    directory.settle("青禾街道", preset=Preset.LIGHT)
    assert "议事会" not in client.get("/desk/").content.decode()
    for page in ("", "add/", "kinds/", "1/"):
        assert client.get(f"/council/members/{page}").status_code == 404

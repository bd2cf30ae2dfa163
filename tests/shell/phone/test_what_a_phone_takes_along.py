"""What a phone takes along: of whom it is, as little of others as the way of today needs."""

import json

import pytest

from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    TANG_HANDLER,
    signed_in,
)
from tests.shell.casework import pages

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def key_of(actor):
    """Return what the key of somebody's phone is, as it is handed out."""
    return signed_in(actor).post("/m/key/").json()


def test_each_person_has_a_key_of_their_own_and_the_same_every_time():
    assert key_of(CHEN_GRID_WORKER) == key_of(CHEN_GRID_WORKER)
    assert key_of(CHEN_GRID_WORKER)["key"] != key_of(LI_CLERK)["key"]
    assert key_of(CHEN_GRID_WORKER)["owner"] != key_of(LI_CLERK)["owner"]


def test_the_key_is_handed_out_to_nobody_who_is_not_signed_in(client):
    assert client.post("/m/key/").status_code == 302
    assert client.get("/m/state/").status_code == 302


def test_signing_out_and_the_next_person_take_the_key_away(phone):
    phone.get("/m/state/")
    assert phone.cookies["phone"].value == key_of(CHEN_GRID_WORKER)["owner"]

    phone.post("/sign-out/")
    assert phone.cookies["phone"].value == ""


def test_the_page_itself_holds_nothing_of_anybody(phone):
    page = phone.get("/m/").content.decode()

    assert "陈立" not in page
    assert CHEN_GRID_WORKER.id not in page


def test_a_handler_takes_along_what_they_handle_and_no_resident():
    pages.dispatched()
    state = signed_in(LIU_HANDLER).get("/m/state/").json()

    assert [task["needs"] for task in state["tasks"]] == [["after_photo"]]
    told = json.dumps(state, ensure_ascii=False)
    assert "王桂兰" not in told
    assert "13800004521" not in told
    assert signed_in(TANG_HANDLER).get("/m/state/").json()["tasks"] == []


def test_it_asks_the_database_little(phone, django_assert_max_num_queries):
    pages.dispatched()
    phone.get("/m/state/")

    with django_assert_max_num_queries(12):
        phone.get("/m/state/")


def test_the_script_for_a_cold_start_names_every_part_of_the_app(client):
    script = client.get("/m/sw.js")

    assert script.headers["Content-Type"].startswith("text/javascript")
    for part in ("phone/app.js", "phone/vault.js", "web/icons.svg"):
        assert f"/static/{part}" in script.content.decode()
    assert client.get("/m/manifest.webmanifest").json()["start_url"] == "/m/"

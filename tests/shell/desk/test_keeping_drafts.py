"""Drafts: what is typed is kept for its writer alone, sealed, until the form is sent."""

import datetime as dt
import re
import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import now

from taizhang.desk import drafts
from taizhang.desk.models import Draft, Look
from taizhang.keys.sealing import Unreadable
from taizhang.people.models import Session
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, ZHENG_VERIFIER, account, signed_in
from tests.shell.desk.matters import WORDS, given_out, keep, offered, register_form

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ALIAS = "/places/at/jinxiu/alias/"


def everything_stored() -> bytes:
    """Return all that the desk and the sessions keep, sessions in plain."""
    held = [str(session.get_decoded()).encode() for session in Session.objects.all()]
    for table in (Draft, Look):
        for row in table.objects.values_list():
            held += [_plain(cell) for cell in row]
    return b"".join(held)


def _plain(cell: object) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def test_what_is_typed_is_offered_again_on_the_same_page():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    assert keep(client, said).json()["saved"] != ""
    (draft,) = offered(client)
    assert draft["fields"]["words"] == [WORDS]
    assert draft["lost"] is False
    assert offered(client, "/i/2026-1/report/") == []


def test_later_words_take_the_place_of_earlier_ones():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    keep(client, said)
    keep(client, said | {"words": "后来说的"})
    (draft,) = offered(client)
    assert draft["fields"]["words"] == ["后来说的"]


def test_nothing_of_a_draft_stands_readable_in_the_database():
    client = signed_in(LI_CLERK)
    keep(client, register_form(client))
    stored = everything_stored()
    assert Draft.objects.count() == 1
    for plain in (WORDS, "王桂兰", "13800004521", "登记民情"):
        assert plain.encode() not in stored
        assert plain.encode("unicode_escape") not in stored


def test_nobody_else_can_read_it_or_throw_it_away():
    mine, theirs = signed_in(LI_CLERK), signed_in(SUN_ADMINISTRATOR)
    said = register_form(mine)
    keep(mine, said)

    assert offered(theirs) == []
    assert theirs.get(f"/desk/drafts/{said['key']}/").status_code == 404
    assert "登记民情</a>" not in theirs.get("/desk/").content.decode()
    theirs.post(f"/desk/drafts/{said['key']}/discard/")
    assert len(offered(mine)) == 1


def test_a_draft_moved_to_another_desk_does_not_open_there():
    client = signed_in(LI_CLERK)
    keep(client, register_form(client))
    Draft.objects.update(owner=account(SUN_ADMINISTRATOR))
    with pytest.raises(Unreadable):
        drafts.of(account(SUN_ADMINISTRATOR), now())


def test_two_people_with_one_key_have_two_drafts():
    mine, theirs = signed_in(LI_CLERK), signed_in(SUN_ADMINISTRATOR)
    said = register_form(mine)
    keep(mine, said)
    keep(theirs, said | {"words": "另一个人写的"})
    assert [draft["fields"]["words"] for draft in offered(mine)] == [[WORDS]]


def test_a_form_that_was_sent_leaves_no_draft():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    keep(client, said)
    assert client.post("/new/", said).status_code == 302
    assert offered(client) == []
    assert "登记民情</a>" not in client.get("/desk/").content.decode()


def test_a_save_that_comes_after_the_form_was_sent_keeps_nothing():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    client.post("/new/", said)
    assert keep(client, said).json()["saved"] == ""
    assert Draft.objects.count() == 0


def test_a_form_that_was_refused_keeps_its_draft():
    client = signed_in(LI_CLERK)
    said = register_form(client) | {"summary": ""}
    keep(client, said)
    assert client.post("/new/", said).status_code == 409
    assert len(offered(client)) == 1


def test_what_was_emptied_again_is_no_draft():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    keep(client, said)
    keep(client, {"key": said["key"], "words": " ", "n": "3"})
    assert Draft.objects.count() == 0


def test_the_desk_lists_drafts_and_shows_one_before_it_is_thrown_away():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    keep(client, said)
    (shown,) = client.get("/desk/").context["page"].drafts
    assert (shown.title, shown.url) == ("登记民情", "/new/")
    page = client.get(shown.look_url).content.decode()
    assert WORDS in page

    client.post(f"{shown.look_url}discard/")
    assert client.get("/desk/").context["page"].drafts == ()


def test_the_oldest_go_when_there_are_too_many():
    client = signed_in(LI_CLERK)
    said = register_form(client)
    for place in range(drafts.MOST + 2):
        keep(client, said | {"key": str(uuid.UUID(int=place + 1)), "words": f"第 {place}"})
    kept = [draft["fields"]["words"] for draft in offered(client)]
    assert len(kept) == drafts.MOST
    assert kept[0] == [f"第 {drafts.MOST + 1}"]
    assert ["第 1"] not in kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "keine"},
        {"path": "https://elsewhere.example/new/"},
        {"path": "/no/such/page/"},
        {"fields": "[1, 2]"},
        {"fields": '{"words": "no list"}'},
        {"fields": "{"},
        {"fields": '{"words": ["' + "很" * drafts.BYTES_MAX + '"]}'},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_cannot_be_a_draft_of_ours_is_not_kept(wrong):
    client = signed_in(LI_CLERK)
    sent = {"key": str(uuid.uuid4()), "path": "/new/", "title": "", "fields": "{}"}
    assert client.post("/desk/drafts/keep/", sent | wrong).status_code == 422
    assert Draft.objects.count() == 0


def test_after_a_month_a_draft_is_gone():
    client = signed_in(LI_CLERK)
    keep(client, register_form(client))
    Draft.objects.update(saved_at=now() - drafts.KEPT - dt.timedelta(minutes=1))
    assert offered(client) == []
    assert client.get("/desk/").context["page"].drafts == ()
    assert drafts.sweep(now()) == 1
    assert Draft.objects.count() == 0


def test_a_draft_of_an_act_is_gone_once_the_act_is_on_the_book():
    issue = given_out()
    client = signed_in(ZHENG_VERIFIER)
    path = f"/i/{issue.number}/evidence/"
    page = client.get(path)
    form = page.context["form"]
    said = {
        "key": str(form["key"].value()),
        "n": str(issue.n),
        "shows": "note",
        "text": "看过",
    }
    keep(client, said, path)
    assert len(offered(client, path)) == 1
    assert client.post(path, said).status_code == 302
    assert offered(client, path) == []


def test_every_form_that_is_kept_says_so_and_those_that_leave_no_key_do_not():
    issue = given_out()
    client = signed_in(LI_CLERK)
    assert 'data-draft="' in client.get("/new/").content.decode()
    assert 'data-draft="' in client.get(f"/i/{issue.number}/correct/").content.decode()
    assert 'data-draft="' not in client.get(f"/i/{issue.number}/merge/").content.decode()


def alias_form(client: Client) -> dict[str, str]:
    """Return the form that notes how people call a place, filled in: not the book's."""
    page = client.get(ALIAS).content.decode()
    found = re.search(r'name="draft" value="([^"]+)"', page)
    return {"draft": found[1], "name": "铁路小区"}


def test_a_form_that_the_book_does_not_carry_out_has_a_draft_until_its_page_leads_on():
    client = signed_in(SUN_ADMINISTRATOR)
    said = alias_form(client)
    keep(client, said | {"key": said["draft"]}, ALIAS)
    assert len(offered(client, ALIAS)) == 1

    refused = client.post(ALIAS, said | {"name": ""})
    assert refused.status_code == 409
    assert f'name="draft" value="{said["draft"]}"' in refused.content.decode()
    assert len(offered(client, ALIAS)) == 1

    assert client.post(ALIAS, said).status_code == 302
    assert offered(client, ALIAS) == []


def test_such_a_form_sent_after_the_session_ended_is_not_lost_either():
    client = signed_in_for_real("sun")
    said = alias_form(client)
    Session.objects.all().delete()
    client.post(ALIAS, said)

    sign_in(client, "sun")
    (draft,) = offered(client, ALIAS)
    assert draft["fields"]["name"] == ["铁路小区"]


def signed_in_for_real(of: str) -> Client:
    """Return a browser in which somebody of the cast signed in on the page for it."""
    person = account({"li": LI_CLERK, "sun": SUN_ADMINISTRATOR}[of])
    person.set_password("qinghe-bridge-7")
    person.save()
    client = Client()
    sign_in(client, of)
    return client


def sign_in(client: Client, of: str) -> None:
    """Sign somebody in, in a browser that may have been somebody else's."""
    client.post("/sign-in/", {"username": of, "password": "qinghe-bridge-7"})


def test_what_is_sent_after_the_session_ended_is_not_lost():
    client = signed_in_for_real("li")
    said = register_form(client)
    Session.objects.all().delete()
    answer = client.post("/new/", said)

    assert answer.headers["Location"] == "/sign-in/?next=/new/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "太久没动，需要重新登录。您写的内容已保存" in page
    assert WORDS not in page
    assert WORDS.encode() not in everything_stored()

    sign_in(client, "li")
    (draft,) = offered(client)
    assert draft["lost"] is True
    assert draft["fields"]["words"] == [WORDS]


def test_whoever_else_signs_in_there_does_not_see_it():
    client = signed_in_for_real("li")
    signed_in_for_real("sun")
    said = register_form(client)
    Session.objects.all().delete()
    client.post("/new/", said)

    sign_in(client, "sun")
    assert offered(client) == []
    assert client.get("/desk/").context["page"].drafts == ()


def test_a_browser_that_nobody_signed_in_at_keeps_nothing():
    said = register_form(signed_in(LI_CLERK))
    for forged in ("", account(LI_CLERK).pseudonym):
        client = Client()
        client.cookies["last_here"] = forged
        assert client.post("/new/", said).headers["Location"] == "/sign-in/?next=/"
    assert Draft.objects.count() == 0


def test_signing_out_has_the_browser_forget_who_was_there():
    client = signed_in_for_real("li")
    said = register_form(client)
    client.post("/sign-out/")
    client.post("/new/", said)
    assert Draft.objects.count() == 0


def test_a_form_whose_token_does_not_fit_gives_back_what_was_typed():
    client = Client(enforce_csrf_checks=True)
    client.force_login(account(LI_CLERK))
    page = client.post("/new/", {"words": WORDS, "reporter": "王桂兰"})
    assert page.status_code == 403
    assert WORDS in page.content.decode()
    assert "王桂兰" in page.content.decode()


def test_a_session_ends_before_a_browser_forgets_who_was_there():
    client = signed_in_for_real("li")
    assert client.cookies["last_here"]["max-age"] > settings.SESSION_COOKIE_AGE
    assert client.cookies["last_here"]["httponly"]

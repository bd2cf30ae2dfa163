"""Accounts: added, changed, closed and opened again; each act in the audit, at once in force."""

import re

import pytest
from django.test import Client

from taizhang.audit.models import Record
from taizhang.people.leaving import may_sign_in
from taizhang.people.models import User
from taizhang.people.receivers import receivers
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    account,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.staffing.filled import filled

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LIU = f"/people/of/{LIU_HANDLER.id}/"
SUN = f"/people/of/{SUN_ADMINISTRATOR.id}/"
NEW = {"name": "王桂兰", "unit": PROPERTY, "role": "handler", "signs_in": "on"}
PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}")


def added(keeper, **said):
    """Add somebody; return the page that answers."""
    return keeper.post("/people/add/", NEW | said).content.decode()


def signs_in(username, password):
    """Return whether these two let somebody in."""
    return (
        Client().post("/sign-in/", {"username": username, "password": password}).status_code
        == 302
    )


def test_a_new_person_gets_a_username_and_a_password_that_is_shown_once(keeper):
    page = added(keeper)
    password = PASSWORD.search(page)[0]
    user = User.objects.get(name="王桂兰")
    assert user.username == "wangguilan" and "wangguilan" in page
    assert user.must_change_password and signs_in("wangguilan", password)
    assert password not in keeper.get(f"/people/of/{user.pseudonym}/").content.decode()
    kept = Record.objects.get(kind="account-made")
    assert (kept.who, kept.about) == (SUN_ADMINISTRATOR.id, user.pseudonym)
    assert "王桂兰" not in str(kept.details) and password not in str(kept.details)


def test_a_page_with_a_password_is_kept_nowhere(keeper):
    answer = keeper.post("/people/add/", NEW)
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_one_time_password_is_hashed_slowly_once_it_was_used(keeper):
    password = PASSWORD.search(added(keeper))[0]
    quick = User.objects.get(name="王桂兰").password
    assert "m=8192" in quick and signs_in("wangguilan", password)
    assert "m=8192" not in User.objects.get(name="王桂兰").password


def test_the_second_of_the_same_name_gets_a_username_of_their_own(keeper):
    added(keeper)
    assert "wangguilan2" in added(keeper)


def test_somebody_can_be_named_without_signing_in(keeper):
    said = {name: value for name, value in NEW.items() if name != "signs_in"}
    answer = keeper.post("/people/add/", said, follow=True)
    user = User.objects.get(name="王桂兰")
    assert not may_sign_in(user) and "不登录" in answer.content.decode()
    assert user.pseudonym in {each.pseudonym for each in receivers().people}


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(keeper):
    page = added(keeper, username="Li", phone="1380000452", title="班长", name="")
    for words in ("登录名只用小写字母和数字", "电话的位数不对", "还没写名称"):
        assert words in page
    assert 'value="班长"' in page
    assert not User.objects.filter(title="班长").exists()


def test_a_username_that_somebody_has_is_refused(keeper):
    assert "已经有人用" in added(keeper, username="liu")


def test_full_width_letters_and_dashes_are_what_they_mean(keeper):
    added(keeper, username="ｗａｎｇ２", phone="１３８-0000 4521")
    user = User.objects.get(name="王桂兰")
    assert (user.username, user.phone) == ("wang2", "13800004521")


def test_moving_somebody_to_another_unit_holds_at_once(keeper):
    receivers()
    keeper.post(LIU, filled(keeper, LIU, unit="u-citycaredep"))
    assert account(LIU_HANDLER).unit.code == "u-citycaredep"
    assert receivers().unit_of(LIU_HANDLER.id) == "u-citycaredep"
    told = Record.objects.get(kind="account-changed").details
    assert told == {"what": "details", "fields": ["unit"]}


def test_the_area_is_found_by_whatever_it_is_called(keeper):
    for typed in ("北湖05网格", "北湖社区 北湖05网格", "bh05"):
        answer = keeper.post(LIU, filled(keeper, LIU, area=typed))
        assert answer.status_code == 302, answer.content.decode()
        assert account(LIU_HANDLER).area == "beihu-05"
    assert "北湖05网格" in keeper.get(LIU).content.decode()


def test_an_area_that_is_none_is_refused_in_words(keeper):
    answer = keeper.post(LIU, filled(keeper, LIU, area="南湖社区"))
    assert answer.status_code == 422
    assert "没有叫“南湖社区”的社区或网格" in answer.content.decode()


def test_a_new_role_lets_in_with_the_next_click(keeper):
    li = signed_in(LI_CLERK)
    assert li.get("/verify/").status_code == 200
    where = f"/people/of/{LI_CLERK.id}/"
    keeper.post(where, filled(keeper, where, role="handler"))
    assert li.get("/verify/").status_code == 403


def test_a_backup_is_somebody_else_who_is_here(keeper):
    keeper.post(LIU, filled(keeper, LIU, backup=TANG_HANDLER.id))
    assert account(LIU_HANDLER).backup == account(TANG_HANDLER)
    answer = keeper.post(LIU, filled(keeper, LIU, backup=LIU_HANDLER.id))
    assert answer.status_code == 409 and "B 岗不能是本人" in answer.content.decode()


def test_closing_an_account_ends_what_its_person_is_in(keeper):
    liu = signed_in(LIU_HANDLER)
    assert liu.get("/desk/").status_code == 200
    keeper.post(f"{LIU}close/")
    assert liu.get("/desk/").status_code == 302
    assert LIU_HANDLER.id not in {each.pseudonym for each in receivers().people}
    assert Record.objects.filter(about=LIU_HANDLER.id, details__what="closed").exists()


def test_whoever_still_has_matters_gives_them_to_somebody_else_first(keeper):
    pages.dispatched()
    answer = keeper.post(f"{LIU}close/")
    assert answer.headers["Location"] == f"/people/{LIU_HANDLER.id}/handover/"
    assert account(LIU_HANDLER).is_active
    assert "还没停用" in keeper.get(answer.headers["Location"]).content.decode()


def test_an_old_session_does_not_come_back_with_the_account(keeper):
    liu = signed_in(LIU_HANDLER)
    keeper.post(f"{LIU}close/")
    page = keeper.post(f"{LIU}reopen/").content.decode()
    assert liu.get("/desk/").status_code == 302
    assert signs_in("liu", PASSWORD.search(page)[0])


def test_a_new_password_ends_the_sessions_of_the_old_one(keeper):
    liu = signed_in(LIU_HANDLER)
    page = keeper.post(f"{LIU}password/").content.decode()
    assert liu.get("/desk/").status_code == 302
    assert signs_in("liu", PASSWORD.search(page)[0])


@pytest.mark.parametrize("act", ["password", "reopen"])
def test_whoever_sits_down_at_an_open_session_gets_no_password_of_others(sun, act):
    left_open = signed_in(SUN_ADMINISTRATOR)
    answer = left_open.post(f"{LIU}{act}/")
    assert answer.headers["Location"] == f"/again/?next={LIU}"
    assert not account(LIU_HANDLER).must_change_password


def test_nobody_closes_themselves_or_the_closed(keeper):
    answer = keeper.post(f"{SUN}close/", follow=True)
    assert "不能在这里停用自己" in answer.content.decode()
    assert account(SUN_ADMINISTRATOR).is_active
    keeper.post(f"{LIU}close/")
    assert "已经停用" in keeper.post(f"{LIU}close/", follow=True).content.decode()
    assert "没有停用" in keeper.post(f"{SUN}reopen/", follow=True).content.decode()


def test_an_office_is_never_left_without_an_administrator(keeper, sun):
    answer = keeper.post(SUN, filled(keeper, SUN, role="clerk", reason="换岗"))
    assert answer.status_code == 409
    assert "没有人能管账号和设置" in answer.content.decode()
    assert account(SUN_ADMINISTRATOR).role.code == "administrator"
    li = account(LI_CLERK)
    li.role = sun.role
    li.set_password("own-words-of-li-min")
    li.save()
    keeper.post(SUN, filled(keeper, SUN, role="clerk", reason="换岗"))
    assert account(SUN_ADMINISTRATOR).role.code == "clerk"


def test_nobody_raises_their_own_rights_without_a_reason_in_the_audit(keeper):
    User.objects.filter(username="li").update(role=account(SUN_ADMINISTRATOR).role)
    answer = keeper.post(SUN, filled(keeper, SUN, role="secretary"))
    assert answer.status_code == 409
    assert "理由会记进审计" in answer.content.decode()
    assert account(SUN_ADMINISTRATOR).role.code == "administrator"


def test_the_reason_stands_in_the_audit(keeper):
    li = account(LI_CLERK)
    li.role = account(SUN_ADMINISTRATOR).role
    li.set_password("own-words-of-li-min")
    li.save()
    keeper.post(SUN, filled(keeper, SUN, role="secretary", reason="书记休假，代管两周"))
    told = Record.objects.get(kind="account-changed").details
    assert told["reason"] == "书记休假，代管两周"
    assert (told["from"], told["to"]) == ("administrator", "secretary")


def test_sending_the_same_form_twice_adds_one_person(keeper):
    said = NEW | {"username": "wangguilan"}
    keeper.post("/people/add/", said)
    assert keeper.post("/people/add/", said).status_code == 409
    assert User.objects.filter(name="王桂兰").count() == 1

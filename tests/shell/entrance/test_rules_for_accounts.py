"""What the office asks of its accounts: who must have a second factor, and which passwords."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY
from taizhang.desk import drafts
from taizhang.people import passwords, second_factor
from taizhang.people.models import FormerPassword
from taizhang.people.rules import Asked, Profile, Rules, rules, settle
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    WU_AUDITOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    account,
    settle_office,
    signed_in,
)
from tests.shell.people.second import code_of, with_codes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = "correct-horse-9"
DAY = dt.timedelta(days=1)
WEIGHTY = (ZHENG_VERIFIER, ZHOU_SECRETARY, SUN_ADMINISTRATOR, WU_AUDITOR)
OTHERS = (LI_CLERK, CHEN_GRID_WORKER, LIU_HANDLER)


@pytest.fixture(autouse=True)
def li():
    settle_office()
    user = account(LI_CLERK)
    user.set_password(PASSWORD)
    user.save()
    return user


def come_in(password=PASSWORD, username="li"):
    client = Client()
    form = {"username": username, "password": password, "next": "/ledger/?form=1"}
    return client, client.post("/sign-in/", form)


def led_to_set_up(actor):
    answer = signed_in(actor).get("/ledger/")
    return answer.status_code == 302 and answer.headers["Location"].startswith(
        "/me/second/"
    )


def change_to(new, client=None, old=PASSWORD):
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    return (client or signed_in(LI_CLERK)).post("/password/", form)


def test_nobody_is_asked_for_a_second_factor_until_the_office_says_so():
    assert not any(map(led_to_set_up, (*WEIGHTY, *OTHERS)))


def test_whoever_closes_checks_rules_administers_or_audits_can_be_asked_for_one():
    settle(Rules(second_factor=Asked.DUTIES), NOBODY)
    assert all(map(led_to_set_up, WEIGHTY))
    assert not any(map(led_to_set_up, OTHERS))


def test_everybody_can_be_asked_for_one():
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    assert all(map(led_to_set_up, (*WEIGHTY, *OTHERS)))


def test_whoever_must_have_one_is_led_to_it_after_the_password_and_then_goes_on(li):
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    client, answer = come_in()
    answer = client.get(answer.headers["Location"])
    assert answer.headers["Location"] == "/me/second/?next=/ledger/%3Fform%3D1"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "单位规定的" in page
    assert "/me/second/code/?next=/ledger/%3Fform%3D1" in page
    with_codes(li)
    assert client.get("/ledger/").status_code == 200


def test_until_then_nothing_else_opens_but_the_password_and_the_way_out():
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    client, _answer = come_in()
    for path in ("/desk/", "/new/", "/me/", "/help/"):
        assert client.get(path).headers["Location"].startswith("/me/second/")
    for path in ("/password/", "/again/", "/me/second/", "/me/second/code/"):
        assert client.get(path).status_code == 200
    assert client.post("/sign-out/").status_code == 302


def test_an_administrator_without_one_cannot_take_the_rule_back():
    settle(Rules(second_factor=Asked.DUTIES), NOBODY)
    client = signed_in(SUN_ADMINISTRATOR)
    client.post("/me/rules/", {"second_factor": "nobody", "profile": "asvs"})
    assert rules().second_factor is Asked.DUTIES


def test_what_somebody_was_sending_when_the_rule_came_is_not_lost(li):
    client, _answer = come_in()
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    answer = client.post("/new/", {"words": "楼道灯不亮", "key": str(uuid4())})
    assert answer.headers["Location"] == "/me/second/?next=/new/"
    (draft,) = drafts.of(li, now())
    assert draft.writing.fields["words"] == ["楼道灯不亮"]
    page = client.get(answer.headers["Location"]).content.decode()
    assert "您写的内容已保存" in page
    assert "/me/second/code/?next=/new/" in page


def test_whoever_came_in_by_two_factors_is_not_asked_again(
    li, django_assert_max_num_queries
):
    secret = with_codes(li)
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    client, _answer = come_in()
    client.post("/sign-in/second/", {"code": code_of(secret)})
    assert client.get("/desk/").status_code == 200


def test_taking_the_factor_away_while_it_is_asked_for_leads_back_to_setting_one_up(li):
    secret = with_codes(li)
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    client, _answer = come_in()
    client.post("/sign-in/second/", {"code": code_of(secret)})
    client.post("/me/second/code/off/")
    assert client.get("/desk/").headers["Location"].startswith("/me/second/")


@pytest.mark.parametrize(
    "new",
    [
        *("short-one-1", "a" * 129, "12345678901234", "password1234", "li-12345-li-li"),
        *("green-qinghe subdistrict", "青禾街道最好的街道办", "taizhang-of-mine"),
    ],
)
def test_short_long_common_and_obvious_passwords_are_not_taken(li, new):
    assert change_to(new).status_code == 200
    assert account(LI_CLERK).check_password(PASSWORD)


@pytest.mark.parametrize(
    "new", ["一条河绕着三座山流过去了", "x9" * 64, "lower case and blank"]
)
def test_long_ones_of_any_kind_are(li, new):
    assert change_to(new).status_code == 302
    assert account(LI_CLERK).check_password(new)


def test_a_password_is_never_changed_by_force_under_asvs(li):
    with time_machine.travel(now() + 400 * DAY, tick=False):
        _client, answer = come_in()
        assert answer.headers["Location"] == "/ledger/?form=1"


@pytest.fixture
def djbh2():
    """Let passwords be judged by level two of classified protection."""
    settle(Rules(profile=Profile.DJBH2, letters_least=8), NOBODY)


@pytest.mark.parametrize("new", ["lowercaseonly", "lower-and-sign", "Aa1-", "UPPERlower"])
def test_djbh2_wants_three_classes(li, djbh2, new):
    assert change_to(new).status_code == 200


@pytest.mark.parametrize("new", ["Lower-case", "Bridge77x", "bridge-77", "桥-Bridge"])
def test_djbh2_takes_eight_of_three_classes(li, djbh2, new):
    assert change_to(new).status_code == 302


def test_djbh2_takes_none_of_the_last_five(li, djbh2):
    client, old = signed_in(LI_CLERK), PASSWORD
    used = [f"Bridge-{number}-xyz" for number in range(6)]
    for new in used:
        assert change_to(new, client, old).status_code == 302
        old = new
    for former in used[1:]:
        assert "以前用过" in change_to(former, client, old).content.decode()
    assert change_to(used[0], client, old).status_code == 302
    assert FormerPassword.objects.count() <= 6


def test_djbh2_has_a_password_changed_every_ninety_days(li, djbh2):
    with time_machine.travel(now() + 60 * DAY, tick=False):
        come_in()
    with time_machine.travel(now() + 91 * DAY, tick=False):
        client, _answer = come_in()
        assert client.get("/ledger/").headers["Location"] == "/password/"
        assert "90 天" in client.get("/password/").content.decode()
        assert change_to("Bridge-77x", client).status_code == 302
        assert client.get("/ledger/").status_code == 200


def test_djbh2_shuts_an_account_that_nobody_used_for_ninety_days(li, djbh2):
    with time_machine.travel(now() + 91 * DAY, tick=False):
        _client, answer = come_in()
        assert "90 天没人用" in answer.content.decode()
        password = passwords.give_one_time(li, NOBODY)
        assert come_in(password)[1].status_code == 302


@pytest.mark.parametrize("days", [6, 8])
def test_a_one_time_password_is_good_for_a_week(li, days):
    password = passwords.give_one_time(li, NOBODY)
    with time_machine.travel(now() + days * DAY, tick=False):
        _client, answer = come_in(password)
    assert (answer.status_code == 302) == (days < 7)
    assert ("已作废" in answer.content.decode()) == (days > 7)


def test_a_one_time_password_is_good_for_as_long_as_the_office_says(li):
    settle(Rules(one_time_days=1), NOBODY)
    password = passwords.give_one_time(li, NOBODY)
    with time_machine.travel(now() + 2 * DAY, tick=False):
        assert come_in(password)[1].status_code == 200


def test_guessing_the_password_on_the_page_that_changes_it_is_slowed_down(li):
    client = signed_in(LI_CLERK)
    for _time in range(5):
        change_to("entirely-other-7", client, "wrong")
    assert "密码错得太多" in change_to("entirely-other-7", client).content.decode()


def sun_at_work():
    """Return a browser in which the administrator just came in."""
    sun = account(SUN_ADMINISTRATOR)
    sun.set_password(PASSWORD)
    sun.save()
    client, _answer = come_in(username="sun")
    return client


def settled(**changed):
    form = {
        "second_factor": "nobody",
        "profile": "asvs",
        "letters_least": "12",
        "one_time_days": "7",
        "idle_minutes": "",
    }
    return sun_at_work().post("/me/rules/", form | changed)


def test_whoever_looks_after_the_accounts_changes_the_rules_and_the_audit_says_which():
    assert settled(profile="djbh2", letters_least="8").status_code == 302
    assert rules() == Rules(profile=Profile.DJBH2, letters_least=8)
    line = Record.objects.filter(kind=Kind.SETTING_CHANGED).get()
    assert line.details == {
        "what": "account-rules",
        "profile": "asvs>djbh2",
        "letters_least": "12>8",
    }


def test_rules_that_were_sent_as_they_are_change_nothing():
    assert settled().status_code == 302
    assert not Record.objects.filter(kind=Kind.SETTING_CHANGED).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("letters_least", "8"), ("letters_least", ""), ("letters_least", "x")),
        *(("one_time_days", "0"), ("idle_minutes", "1"), ("idle_minutes", "9999")),
        *(("second_factor", "somebody"), ("profile", "")),
    ],
)
def test_rules_that_make_no_sense_are_refused_and_nothing_changes(field, value):
    answer = settled(**{field: value})
    assert answer.status_code == 422
    assert rules() == Rules()


def test_the_demo_is_entered_by_one_click_whatever_is_asked(li):
    from taizhang.places import directory

    directory.settle("青禾街道", demo=True)
    settle(Rules(second_factor=Asked.EVERYBODY), NOBODY)
    with_codes(li)
    client = Client()
    client.post("/demo/enter/", {"role": "clerk"})
    assert client.get("/desk/").status_code == 200
    assert second_factor.has(li)


def test_rules_typed_for_long_are_still_there_after_showing_again_who_one_is():
    client = sun_at_work()
    with time_machine.travel(now() + dt.timedelta(minutes=20), tick=False):
        answer = client.post("/me/rules/", {"one_time_days": "3", "draft": str(uuid4())})
        assert answer.headers["Location"] == "/again/?next=/me/rules/"
        (draft,) = drafts.of(account(SUN_ADMINISTRATOR), now())
    assert draft.writing.fields["one_time_days"] == ["3"]
    assert rules() == Rules()

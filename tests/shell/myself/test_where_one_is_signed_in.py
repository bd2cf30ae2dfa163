"""Sessions: where they are, when they end, and ending them from afar."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY
from taizhang.desk import drafts
from taizhang.people import sessions
from taizhang.people.models import Session, User
from taizhang.people.rules import Profile, Rules, settle
from tests.cast import LI_CLERK, LIU_HANDLER, account
from tests.shell.myself.browsers import PHONE, came_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MINUTE = dt.timedelta(minutes=1)


def here(client):
    """Return whether somebody is still signed in in that browser."""
    return client.get("/me/").status_code == 200


def test_the_page_tells_the_devices_and_which_one_is_this():
    came_in(agent=PHONE)
    page = came_in().get("/me/").content.decode()
    assert "Chrome · Windows" in page
    assert "Chrome · Android" in page
    assert page.count("就是这里") == 1


def test_one_of_them_can_be_ended_from_another(li):
    phone, desk = came_in(agent=PHONE), came_in()
    mark = Session.objects.get(device="Chrome · Android").mark
    desk.post(f"/me/sessions/{mark}/end/")
    assert not here(phone)
    assert here(desk)
    line = Record.objects.get(kind=Kind.SESSION_ENDED)
    assert (line.who, line.about, line.details) == (LI_CLERK.id, LI_CLERK.id, {"count": 1})


def test_all_others_can_be_ended_at_once():
    phone, desk = came_in(agent=PHONE), came_in()
    desk.post("/me/sessions/end/")
    assert not here(phone)
    assert here(desk)


def test_nobody_ends_a_session_of_somebody_else(li):
    liu = account(LIU_HANDLER)
    liu.set_password("correct-horse-9")
    liu.save()
    theirs, mine = came_in("liu"), came_in()
    mine.post(f"/me/sessions/{Session.objects.get(user=liu).mark}/end/")
    mine.post("/me/sessions/end/")
    assert here(theirs)
    assert not Record.objects.filter(kind=Kind.SESSION_ENDED).exists()


def test_neither_the_key_of_a_session_nor_an_address_is_on_the_page():
    client = came_in()
    page = client.get("/me/").content.decode()
    assert str(client.session.session_key) not in page
    assert "127.0.0.1" not in page


def test_a_new_password_ends_all_other_sessions():
    phone, desk = came_in(agent=PHONE), came_in()
    new = "entirely-other-7"
    said = {"old_password": "correct-horse-9", "new_password1": new, "new_password2": new}
    desk.post("/password/", said)
    assert here(desk)
    assert not here(phone)
    assert Session.objects.filter(user__isnull=False).count() == 1


def test_closing_an_account_ends_its_sessions_at_once(li):
    client = came_in()
    User.objects.filter(pk=li.pk).update(is_active=False)
    assert not here(client)
    assert sessions.end_all(li, NOBODY) == 1


@pytest.mark.parametrize(
    ("profile", "minutes"), [(Profile.ASVS, 8 * 60), (Profile.DJBH2, 30)]
)
def test_a_session_in_which_nothing_happens_is_over(profile, minutes):
    settle(Rules(profile=profile), NOBODY)
    begun = now()
    with time_machine.travel(begun, tick=False):
        client = came_in()
    with time_machine.travel(begun + (minutes - 1) * MINUTE, tick=False):
        assert here(client)
    with time_machine.travel(begun + (2 * minutes - 2) * MINUTE, tick=False):
        assert here(client) == (profile is Profile.DJBH2)
    with time_machine.travel(begun + 3 * minutes * MINUTE, tick=False):
        assert not here(client)


def test_the_office_may_choose_other_minutes_and_they_count_at_once():
    begun = now()
    with time_machine.travel(begun, tick=False):
        client = came_in()
    settle(Rules(idle_minutes=10), NOBODY)
    with time_machine.travel(begun + 11 * MINUTE, tick=False):
        assert not here(client)


def test_after_twelve_hours_one_signs_in_again_however_busy_one_was():
    begun = now()
    with time_machine.travel(begun, tick=False):
        client = came_in()
    for hour in range(1, 12):
        with time_machine.travel(begun + hour * 60 * MINUTE, tick=False):
            assert here(client)
    with time_machine.travel(begun + 12 * 60 * MINUTE, tick=False):
        assert not here(client)


def test_being_seen_is_written_once_a_minute():
    begun = now()
    with time_machine.travel(begun, tick=False):
        client = came_in()
    with time_machine.travel(begun + 2 * MINUTE, tick=False):
        client.get("/me/second/")
        assert Session.objects.get(user__isnull=False).seen_at == begun + 2 * MINUTE
    with time_machine.travel(begun + 2.5 * MINUTE, tick=False):
        client.get("/me/second/")
        assert Session.objects.get(user__isnull=False).seen_at == begun + 2 * MINUTE


def test_the_page_asks_the_database_little(django_assert_max_num_queries):
    client = came_in()
    client.get("/me/")
    with django_assert_max_num_queries(6):
        client.get("/me/")


def test_at_night_what_is_over_is_removed(li):
    came_in()
    Session.objects.update(expire_date=now() - MINUTE)
    came_in()
    assert sessions.forget_old(None, {}) == {"removed": 1}
    assert Session.objects.count() == 1


def test_whoever_is_led_to_sign_in_by_a_lost_session_finds_what_they_typed(li):
    begun = now()
    with time_machine.travel(begun, tick=False):
        client = came_in()
    with time_machine.travel(begun + 9 * 60 * MINUTE, tick=False):
        answer = client.post("/new/", {"words": "楼道灯不亮", "key": str(uuid4())})
        assert answer.headers["Location"] == "/sign-in/?next=/new/"
        client.post("/sign-in/", {"username": "li", "password": "correct-horse-9"})
        (draft,) = drafts.of(li, now())
    assert draft.writing.fields["words"] == ["楼道灯不亮"]

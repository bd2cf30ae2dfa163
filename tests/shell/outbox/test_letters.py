"""A letter comes in its reader's language, to whoever still wants it, and from no dead end."""

import pytest
from django.utils.timezone import now

from taizhang.outbox import digests, long_work, sending, staff, words
from taizhang.outbox.models import Message, Wish
from taizhang.outbox.staff import Wants, Wished
from taizhang.people.models import User
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY
from tests.shell.casework import pages
from tests.shell.outbox.test_messages import DAY, EMAIL, MONDAY, wants_mail

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def server(settings, mailoutbox):
    """Let this machine know a mail server, and keep what it is given."""
    settings.EMAIL_HOST = "mail.office.example"
    settings.DEFAULT_FROM_EMAIL = "taizhang@office.example"
    return mailoutbox


def fared() -> list[str]:
    """Return how the letters fared, the earliest first."""
    letters = Message.objects.filter(channel=EMAIL).order_by("pk")
    return list(letters.values_list("status", flat=True))


def test_each_is_written_to_in_their_own_language(later, read, server):
    wants_mail(LIU_HANDLER, language="en")
    wants_mail(ZHOU_SECRETARY)
    pages.dispatched()
    digests.say(words.MORNING, MONDAY + 14 * DAY)
    later(days=17)

    english = next(
        each for each in server if each.to == [f"{LIU_HANDLER.id}@office.example"]
    )
    chinese = next(each for each in server if each not in (english,))
    assert english.subject.startswith("[Qinghe Subdistrict ledger]")
    assert "red" in english.body
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english.body)
    assert chinese.subject.startswith("【青禾街道台账】")
    assert "红灯" in chinese.body


def test_a_letter_says_how_to_get_no_more(later, server):
    wants_mail(LIU_HANDLER)
    pages.dispatched()
    later(minutes=1)

    assert "要不要邮件" in server[0].body


@pytest.mark.parametrize("wants", [Wants.NOTHING, Wants.DIGESTS])
def test_whoever_wants_no_more_is_not_sent_what_still_waits(later, server, wants):
    wants_mail(LIU_HANDLER)
    pages.dispatched()
    later(seconds=1)
    wants_mail(LIU_HANDLER, wants)
    later(minutes=1)

    assert (server, fared()) == ([], ["withdrawn"])


def test_what_is_withdrawn_stays_so_though_the_rest_of_the_letter_failed(later, settings):
    wants_mail(LIU_HANDLER)
    pages.dispatched()
    later(seconds=1)
    digests.say(words.MORNING, MONDAY + 14 * DAY)
    wants_mail(LIU_HANDLER, Wants.DIGESTS)
    settings.EMAIL_HOST = ""
    sending.send(MONDAY + 14 * DAY)

    assert fared() == ["withdrawn", "waiting"]


def test_whoever_has_left_is_not_written_to_and_their_address_is_forgotten(later, server):
    wants_mail(LIU_HANDLER)
    wants_mail(LI_CLERK)
    pages.dispatched()
    later(seconds=1)
    User.objects.filter(pseudonym=LIU_HANDLER.id).update(is_active=False)
    later(minutes=1)
    assert (server, fared()) == ([], ["withdrawn"])

    long_work.sweep(None, {})
    assert [each.person for each in Wish.objects.all()] == [LI_CLERK.id]


def test_an_address_that_opens_no_more_stops_nobody_elses_messages(later, server):
    wants_mail(LIU_HANDLER)
    Wish.objects.update(address=b"broken")
    pages.dispatched()
    later(minutes=1)

    assert Message.objects.filter(person=LIU_HANDLER.id, channel="in_app").exists()
    assert fared() == ["failed"]


def test_what_somebody_tries_comes_whatever_they_want(later, server):
    staff.keep_wish(LI_CLERK.id, Wished("li@office.example", Wants.NOTHING))
    at = now()
    said = {"kind": words.TEST, "written_at": at, "next_try_at": at}
    Message.objects.create(key="t", person=LI_CLERK.id, channel=EMAIL, **said)
    later(minutes=1)

    assert len(server) == 1

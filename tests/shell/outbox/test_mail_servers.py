"""A mail server that refuses, hangs or hangs up is tried again, said, and given up at last."""

import datetime as dt

import pytest
from django.utils.timezone import now

from taizhang.outbox import long_work, sending
from taizhang.outbox.models import Message
from taizhang.places import directory
from tests.cast import LIU_HANDLER
from tests.shell.casework import pages
from tests.shell.outbox.test_messages import EMAIL, told, wants_mail

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_mailbox_that_is_not_there_is_said_and_not_tried_for_ever(later, post):
    wants_mail(LIU_HANDLER)
    post.refuses = True
    pages.dispatched()
    later(minutes=1)
    later(minutes=2)

    (letter,) = Message.objects.filter(channel=EMAIL)
    assert (letter.status, letter.reason, letter.attempts) == ("failed", "bad_address", 1)
    post.refuses = False
    assert sending.retry(letter.pk, now())
    assert later(minutes=3) == 1


def test_a_server_that_is_silent_is_tried_again_later_and_then_given_up(later, settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    wants_mail(LIU_HANDLER)
    pages.dispatched()
    for minutes in (1, 1.5, 3, 8, 24, 90, 700):
        later(minutes=minutes)

    (letter,) = Message.objects.filter(channel=EMAIL)
    assert (letter.reason, letter.attempts, letter.status) == ("no_answer", 6, "failed")


@pytest.mark.parametrize("word", ["EHLO", "RCPT TO", "DATA"])
@pytest.mark.parametrize("how", ["hangs", "drops"])
def test_a_server_that_hangs_or_drops_is_tried_again(later, post, settings, how, word):
    settings.EMAIL_TIMEOUT = 0.2
    wants_mail(LIU_HANDLER)
    setattr(post, how, word)
    pages.dispatched()
    later(minutes=1)
    (letter,) = Message.objects.filter(channel=EMAIL)
    assert (letter.status, letter.reason) == ("waiting", "no_answer")

    setattr(post, how, "")
    assert later(minutes=5) == 1
    assert len(post.letters) == 1


def test_a_server_that_hangs_holds_up_nothing_in_the_ledger(later, post, monkeypatch):
    monkeypatch.setattr(sending, "SECONDS_AT_ONCE", -1)
    wants_mail(LIU_HANDLER)
    pages.dispatched()
    assert later(minutes=1) == 0

    assert told(LIU_HANDLER) == ["given"]
    assert long_work.anything(now() + dt.timedelta(minutes=1))
    (letter,) = Message.objects.filter(channel=EMAIL)
    assert letter.attempts == 0


def test_an_office_with_two_lines_in_its_name_sends_letters_all_the_same(later, post):
    directory.settle("青禾街道\n街道办")
    wants_mail(LIU_HANDLER)
    pages.dispatched()

    assert later(minutes=1) == 1

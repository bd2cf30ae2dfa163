"""By https the webhook reaches only whom the certificate names, and nothing goes in clear."""

import datetime as dt

import pytest

from taizhang.outbox import digests, mailing, sending, words
from taizhang.outbox.hooking import post
from taizhang.outbox.models import Message
from taizhang.outbox.reasons import NotSent, Reason
from tests.cast import SUN_ADMINISTRATOR, signed_in
from tests.shell.casework import pages
from tests.shell.outbox.certificates import authority
from tests.shell.outbox.hooks import set_hook
from tests.shell.outbox.robots import post_office, robot

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NAME = "robot.office.example"
OVER = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def known(tmp_path, monkeypatch):
    """Return an authority that this machine trusts, and no other."""
    made = authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


def test_what_has_a_good_certificate_is_told(office, settings, known):
    with robot(known.server(NAME)) as heard:
        post(set_hook(heard, settings, name=NAME), "k", "早报", {}, 0)

    assert heard.said()["text"] == "早报"


def test_another_name_another_authority_and_an_old_certificate_are_told_nothing(
    office, settings, known, tmp_path
):
    strange = tmp_path / "strange"
    strange.mkdir()
    shown = (
        known.server("another.office.example"),
        known.server("*.example"),
        known.server(NAME, until=OVER),
        authority(strange).server(NAME),
    )
    for context in shown:
        with robot(context) as heard, pytest.raises(NotSent) as why:
            post(set_hook(heard, settings, name=NAME), "k", "早报", {}, 0)
        assert (why.value.reason, why.value.final) == (Reason.NOT_TRUSTED, False)
        assert heard.bodies == []


def test_what_speaks_no_tls_hears_nothing_in_clear(office, settings, known):
    with robot() as heard, pytest.raises(NotSent) as why:
        post(set_hook(heard, settings, name=NAME), "k", "早报", {}, 0)

    assert why.value.reason is Reason.NO_ANSWER
    assert heard.bodies == []


def test_a_wrong_certificate_is_said_in_plain_words_and_tried_again(read, settings, known):
    pages.dispatched()
    at = read + 20 * DAY
    with robot(known.server("another.office.example")) as heard:
        set_hook(heard, settings, name=NAME)
        digests.say(words.MORNING, at)
        assert sending.send(at) == 0
    (message,) = Message.objects.filter(channel="webhook")
    assert (message.status, message.reason) == ("waiting", "not_trusted")
    page = signed_in(SUN_ADMINISTRATOR).get("/settings/messages/").content.decode()
    assert "对方的证书不对" in page

    with robot(known.server(NAME)) as heard:
        set_hook(heard, settings, name=NAME)
        assert sending.send(at + DAY) == 1
    assert len(heard.bodies) == 1


def test_a_mail_server_with_a_wrong_certificate_gets_no_letter(office, settings, known):
    with post_office(known.server("another.office.example")) as kept:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", kept.port
        settings.EMAIL_USE_SSL, settings.EMAIL_TIMEOUT = True, 5
        with pytest.raises(NotSent) as why:
            mailing.post("liu@office.example", "早报", "", ["k"])

    assert why.value.reason is Reason.NOT_TRUSTED
    assert kept.letters == []

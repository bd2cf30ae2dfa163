"""The webhook reaches what the machine's administrator vouches for, and nothing else."""

import socket
from itertools import cycle

import pytest
from django.utils.timezone import now

from taizhang.outbox import hooking, sending
from taizhang.outbox.guard import NotAllowed, is_outside, target
from taizhang.outbox.hooking import TEXT_BYTES_MAX, cut, post
from taizhang.outbox.models import Hook, Message
from taizhang.outbox.reasons import NotSent, Reason
from tests.shell.outbox.hooks import set_hook
from tests.shell.outbox.robots import robot

pytestmark = pytest.mark.django_db
LISTED = ("hooks.example.cn", "robots.example.cn:8443", "inner.gov=10.1.2.3")
INSIDE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "::"),
    *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
)


def resolving(monkeypatch, *addresses: str) -> None:
    """Have each look-up of a name find the next of `addresses`."""
    found = cycle(addresses)
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (next(found), 443))]
    )


@pytest.mark.parametrize("address", INSIDE)
def test_nothing_inside_is_taken_for_the_open_net(address):
    assert not is_outside(address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_listed_name_that_leads_inside_is_refused(monkeypatch, address):
    resolving(monkeypatch, address)

    with pytest.raises(NotAllowed):
        target("https://hooks.example.cn/x", LISTED)


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example.cn/x",
        "https://hooks.example.cn:444/x",
        "http://hooks.example.cn/x",
        "https://hooks.example.cn@evil.example/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://2130706433/x",
        "ftp://hooks.example.cn/x",
        "file:///etc/passwd",
        "https://hooks.example.cn/x\r\nHost: evil",
        "https://hooks.example.cn:99999/",
        "",
    ],
)
def test_what_is_not_listed_is_never_asked_for(monkeypatch, url):
    resolving(monkeypatch, "93.184.216.34")

    with pytest.raises(NotAllowed):
        target(url, LISTED)


def test_the_address_that_was_judged_is_the_one_that_is_called(monkeypatch):
    """A name server that says something else the second time is not asked again."""
    resolving(monkeypatch, "93.184.216.34", "127.0.0.1")

    found = target("https://hooks.example.cn/x?key=1", LISTED)
    assert (found.address, found.path, found.secure) == ("93.184.216.34", "/x?key=1", True)


def test_an_address_inside_is_called_only_where_the_machines_administrator_wrote_it():
    assert target("https://inner.gov/x", LISTED).address == "10.1.2.3"


def test_a_text_is_cut_at_a_line_so_that_a_robot_takes_it():
    text = "\n".join(["〔2026〕1286 到期了"] * 200)

    assert len(cut(text).encode()) <= TEXT_BYTES_MAX
    assert cut(text).endswith("到期了\n…")
    assert cut("短") == "短"


@pytest.mark.parametrize(
    ("answer", "reason", "final"),
    [
        ((500, b""), Reason.REFUSED, False),
        ((429, b""), Reason.REFUSED, False),
        ((404, b""), Reason.REFUSED, True),
        ((302, b""), Reason.REFUSED, False),
        ((200, b'{"errcode": 45009, "errmsg": "too often"}'), Reason.REFUSED, False),
    ],
)
def test_a_robot_that_does_not_take_it_says_so(office, settings, answer, reason, final):
    with robot() as heard:
        heard.answers = [answer]
        to = set_hook(heard, settings)
        with pytest.raises(NotSent) as why:
            post(to, "k", "早报", {}, 0)

    assert (why.value.reason, why.value.final) == (reason, final)
    assert len(heard.bodies) == 1


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ("robot", {"msgtype": "text", "text": {"content": "早报"}}),
        ("feishu", {"msg_type": "text", "content": {"text": "早报"}}),
        ("plain", {"key": "k", "text": "早报", "counts": {"red": 1}}),
    ],
)
def test_each_robot_gets_it_as_it_wants_it(office, settings, shape, says):
    with robot() as heard:
        post(set_hook(heard, settings, shape), "k", "早报", {"red": 1}, 0)

    assert heard.said() == says


def test_an_answer_that_is_no_end_of_brackets_is_an_answer(office, settings):
    with robot() as heard:
        heard.answers = [(200, b"[" * 60_000)]
        post(set_hook(heard, settings), "k", "早报", {}, 0)

    assert len(heard.bodies) == 1


def test_what_waits_for_a_robot_that_went_out_of_use_is_withdrawn(office, settings):
    at = now()
    said = {"channel": "webhook", "kind": "morning", "written_at": at, "next_try_at": at}
    Message.objects.create(key="w", **said)
    with robot() as heard:
        set_hook(heard, settings)
        Hook.objects.update(url="")
        assert sending.send(at) == 0

    assert Message.objects.get().status == "withdrawn"
    assert heard.bodies == []


def test_without_a_list_nothing_is_sent_anywhere(office, settings):
    with robot() as heard:
        to = set_hook(heard, settings)
        settings.WEBHOOK_HOSTS = []
        with pytest.raises(NotSent) as why:
            post(to, "k", "早报", {}, 0)

    assert (why.value.reason, heard.bodies) == (Reason.NOT_ALLOWED, [])
    assert Hook.objects.count() == 1
    assert hooking.allowed() == ()

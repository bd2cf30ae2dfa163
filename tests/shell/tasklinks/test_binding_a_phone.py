"""A link opens on the phone that was bound by a code, and on no other."""

import datetime as dt

import pytest
from django.test import Client
from time_machine import travel

from taizhang.tasklinks.phones import TRIES_MOST
from tests.cast import LI_CLERK, signed_in
from tests.shell.casework import pages
from tests.shell.tasklinks.phones import bound, enter, link, made

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
MORNING = dt.datetime(2026, 11, 21, 2, tzinfo=dt.UTC)


def wrong(sent) -> str:
    """Return a code that is not the right one."""
    return f"{(int(sent.code) + 1) % 1_000_000:06}"


def test_the_first_time_it_asks_for_the_code_and_tells_nothing():
    page = Client().get(link(pages.dispatched()).address)

    assert page.status_code == 200
    assert "六位验证码" in pages.text(page)
    for hidden in ("楼道灯", "锦绣", "王桂兰", "田野", "2026-1", "〔2026〕"):
        assert hidden not in pages.text(page)


def test_the_right_code_binds_this_phone():
    sent = link(pages.dispatched())
    phone = Client()

    answer = enter(phone, sent)
    cookie = answer.cookies["task_phone"]
    assert answer.headers["Location"] == sent.address
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        sent.address,
        True,
        "Lax",
    )
    assert "楼道灯不亮" in pages.text(phone.get(sent.address))


def test_the_secret_of_the_phone_and_the_code_are_kept_as_hashes_only():
    sent = link(pages.dispatched())
    before = sent.row
    phone = bound(sent)

    secret = phone.cookies["task_phone"].value
    kept = f"{vars(before)} {vars(sent.row)}"
    assert secret not in kept
    assert sent.code not in kept


@pytest.mark.parametrize("typed", ["１２３", " ", "12 34", "abcdef"])
def test_what_is_no_code_opens_nothing(typed):
    sent = link(pages.dispatched())

    assert enter(Client(), sent, typed).status_code == 422


def test_full_width_digits_and_spaces_will_do():
    sent = link(pages.dispatched())
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in sent.code)

    assert enter(Client(), sent, f" {wide[:3]} {wide[3:]} ").status_code == 302


def test_the_code_serves_once():
    sent = link(pages.dispatched())
    phone = bound(sent)
    other = Client()

    assert enter(other, sent).status_code == 422
    assert "另一部手机" in pages.text(other.get(sent.address))
    assert "楼道灯不亮" in pages.text(phone.get(sent.address))


def test_another_phone_needs_another_code_and_takes_over():
    issue = pages.dispatched()
    sent = link(issue)
    old, new = bound(sent), Client()
    renewed = made(signed_in(LI_CLERK).post(f"/links/{issue.number}/{sent.row.key}/code/"))

    assert "楼道灯不亮" in pages.text(old.get(sent.address))
    assert enter(new, renewed).status_code == 302
    assert "楼道灯不亮" in pages.text(new.get(sent.address))
    assert "另一部手机" in pages.text(old.get(sent.address))
    assert "楼道灯不亮" not in pages.text(old.get(sent.address))


def test_wrong_codes_are_counted_slowed_and_bounded():
    sent, stranger = link(pages.dispatched()), Client()
    told = [pages.text(enter(stranger, sent, wrong(sent))) for _ in range(4)]

    assert "还能试 9 次" in told[0]
    assert "还能试 7 次" in told[2]
    assert "请过 30 秒再试" in told[3]
    assert sent.row.wrong_count == 3


def test_guessing_does_not_shut_out_whoever_waits_for_a_moment():
    sent, stranger = link(pages.dispatched()), Client()
    for _time in range(4):
        enter(stranger, sent, wrong(sent))

    assert enter(Client(), sent).status_code == 422
    with travel(MORNING + dt.timedelta(minutes=16)):
        assert enter(Client(), sent).status_code == 302


def test_a_code_guessed_at_too_often_is_worth_nothing_until_there_is_another():
    issue = pages.dispatched()
    sent, stranger = link(issue), Client()
    for number in range(TRIES_MOST):
        with travel(MORNING + dt.timedelta(hours=number)):
            enter(stranger, sent, wrong(sent))

    with travel(MORNING + dt.timedelta(days=1)):
        assert enter(Client(), sent).status_code == 422
        renewed = signed_in(LI_CLERK).post(f"/links/{issue.number}/{sent.row.key}/code/")
        assert enter(Client(), made(renewed)).status_code == 302


def test_guesses_leave_the_phone_that_is_bound_alone():
    sent = link(pages.dispatched())
    phone, stranger = bound(sent), Client()
    for _time in range(TRIES_MOST + 2):
        enter(stranger, sent, wrong(sent))

    assert "楼道灯不亮" in pages.text(phone.get(sent.address))


@pytest.mark.parametrize("broken", ["signature", "key"])
def test_an_address_that_is_not_ours_is_not_there(broken):
    sent = link(pages.dispatched())
    token = sent.address.split("/")[2]
    other = token[:-1] + ("A" if token[-1] != "A" else "B")
    if broken == "key":
        other = ("0" if token[0] != "0" else "1") + token[1:]

    assert Client().get(f"/t/{other}/").status_code == 404


def test_a_bound_phone_opens_no_other_link():
    one, other = link(pages.dispatched()), link(pages.dispatched(summary="别的事"))
    phone = bound(one)
    phone.cookies["task_phone"]["path"] = "/"

    assert "别的事" not in pages.text(phone.get(other.address))

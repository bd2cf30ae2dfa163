"""What an office keeps sealed for a while opens where it belongs, and nowhere else."""

import pytest

from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable
from taizhang.keys.secrets import kept

pytestmark = pytest.mark.usefixtures("data")
HERE = Envelope("drafts", "draft|li|7")
SAID = {"words": "王桂兰说，三单元的灯不亮", "n": [1, None, True]}


def test_what_somebody_said_opens_again():
    sealed = HERE.sealed_json(SAID)

    assert "王桂兰".encode() not in sealed
    assert HERE.opened_json(sealed) == SAID
    assert HERE.opened_json(memoryview(sealed)) == SAID


def test_bytes_open_as_the_bytes_that_they_were():
    assert HERE.opened(HERE.sealed(b"\x00%PDF\xff")) == b"\x00%PDF\xff"


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(Envelope("drafts", "draft|liu|7"), id="on another's desk"),
        pytest.param(Envelope("imports", "draft|li|7"), id="with another secret"),
    ],
)
def test_nothing_opens_elsewhere(elsewhere):
    sealed = HERE.sealed_json(SAID)

    with pytest.raises(Unreadable):
        elsewhere.opened_json(sealed)


def test_half_a_character_becomes_a_mark_and_loses_nothing_else():
    assert HERE.opened_json(HERE.sealed_json("路\ud800灯")) == "路?灯"


def test_the_office_has_its_secret_from_the_first_use():
    assert kept("drafts") == []
    HERE.sealed(b"")
    assert kept("drafts") == ["drafts"]


@pytest.mark.parametrize("length", range(5))
def test_an_address_may_hold_it(length):
    text = as_text(HERE.sealed(b"\xff" * length))

    assert text.replace("-", "").replace("_", "").isalnum()
    assert HERE.opened(from_text(text)) == b"\xff" * length


@pytest.mark.parametrize("text", ["", "x", "%%%", "灯", "AQ", "a" * 99, "AbCd" * 20])
def test_what_somebody_made_up_is_none_of_ours(text):
    with pytest.raises(Unreadable):
        HERE.opened(from_text(text))

"""Sealing: a value opens with its own key in its own place, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from taizhang.keys.sealing import Unreadable, seal, unseal

KEY = bytes(range(32))
PLACE = b"origin|12|words"
WORDS = "三单元的路灯不亮".encode()


@given(some.binary(max_size=300), some.binary(max_size=40))
def test_what_was_sealed_opens_again(plaintext, place):
    assert unseal(KEY, place, seal(KEY, place, plaintext)) == plaintext


def test_a_sealed_value_shows_neither_itself_nor_that_it_was_sealed_twice():
    once, again = seal(KEY, PLACE, WORDS), seal(KEY, PLACE, WORDS)

    assert WORDS not in once
    assert once != again
    assert len(once) == 1 + 12 + len(WORDS) + 16


def test_every_single_changed_bit_is_noticed():
    sealed = seal(KEY, PLACE, WORDS)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unreadable):
            unseal(KEY, PLACE, bytes(changed))


def test_every_shortened_value_is_noticed():
    sealed = seal(KEY, PLACE, WORDS)
    for length in range(len(sealed)):
        with pytest.raises(Unreadable):
            unseal(KEY, PLACE, sealed[:length])


@pytest.mark.parametrize(
    ("key", "place", "value"),
    [
        pytest.param(bytes(32), PLACE, seal(KEY, PLACE, WORDS), id="another's key"),
        pytest.param(b"", PLACE, seal(KEY, PLACE, WORDS), id="no key"),
        pytest.param(KEY, b"origin|13|words", seal(KEY, PLACE, WORDS), id="moved"),
        pytest.param(KEY, PLACE, b"13800001234", id="plain text written in by hand"),
        pytest.param(KEY, PLACE, b"\x0113800001234" * 9, id="plain text made to look so"),
    ],
)
def test_what_does_not_belong_is_never_handed_out(key, place, value):
    with pytest.raises(Unreadable):
        unseal(key, place, value)


def test_nothing_is_sealed_with_half_a_key():
    with pytest.raises(ValueError, match="32 bytes"):
        seal(KEY[:16], PLACE, WORDS)

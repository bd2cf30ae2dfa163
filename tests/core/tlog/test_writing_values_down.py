"""Canonical JSON: one value, one row of bytes, whoever writes it."""

import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.tlog.canon import DEPTH_LIMIT, NotCanonical, canonical, parse

texts = st.text().map(lambda text: unicodedata.normalize("NFC", text))
keys = st.text(alphabet=st.characters(max_codepoint=127))
values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | texts,
    lambda inside: st.lists(inside) | st.dictionaries(keys, inside),
    max_leaves=20,
)


@given(values)
def test_it_writes_what_rfc_8785_writes(value):
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_what_was_written_is_read_again(value):
    assert parse(canonical(value)) == value


def test_a_leaf_is_written_in_order_without_space():
    leaf = {"seq": 7, "kind": "issue-registered", "day": "2026-03-02", "text": "路灯\n不亮"}
    written = '{"day":"2026-03-02","kind":"issue-registered","seq":7,"text":"路灯\\n不亮"}'
    assert canonical(leaf) == written.encode()


def nested(depth: int) -> object:
    value: object = "core"
    for _ in range(depth):
        value = [value]
    return value


def test_tuples_are_lists_and_nesting_has_an_end():
    assert canonical((1, (2,))) == b"[1,[2]]"
    assert parse(canonical(nested(DEPTH_LIMIT))) == nested(DEPTH_LIMIT)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1.0, "float"),
        (float("nan"), "float"),
        ({"路": 1}, "ASCII"),
        ({1: "a"}, "ASCII"),
        (2**53, "2\\*\\*53"),
        (-(2**53), "2\\*\\*53"),
        ("\ud800", "surrogate"),
        ("cafe\u0301", "NFC"),
        (b"bytes", "bytes"),
        ({"a": [{"b": 0.5}]}, "float"),
        (nested(DEPTH_LIMIT + 1), "deep"),
    ],
    ids=ascii,
)
def test_what_could_be_written_twice_is_refused(value, why):
    with pytest.raises(NotCanonical, match=why):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1\n",
        b'{"a":1, "b":2}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"-0",
        b"1.0",
        b"1e2",
        b"9007199254740992",
        b"1" * 5000,
        b"NaN",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\\u001F"',
        b'"caf\xe9"',
        "\ufeff1".encode(),
        '"cafe\u0301"'.encode(),
        b'{"\\u8def":1}',
        b"[" * 100_000,
    ],
    ids=lambda data: ascii(data[:16]),
)
def test_another_spelling_is_refused(data):
    with pytest.raises(NotCanonical):
        parse(data)


@given(values, st.data())
def test_bytes_that_are_read_are_the_only_ones_of_their_value(value, data):
    written = canonical(value)
    at = data.draw(st.integers(0, len(written)))
    changed = (
        written[:at] + data.draw(st.binary(min_size=1, max_size=2)) + written[at + 1 :]
    )
    try:
        read = parse(changed)
    except NotCanonical:
        return
    assert canonical(read) == changed
    assert (read == value and type(read) is type(value)) == (changed == written)

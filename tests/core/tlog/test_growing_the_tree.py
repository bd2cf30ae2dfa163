"""The tree of RFC 6962: one root for each list of leaves, however it was reached."""

import base64
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.tlog.tree import (
    EMPTY_ROOT,
    START,
    Frontier,
    Node,
    leaf_hash,
    node_hash,
    root,
)
from tests.core.tlog.published import LEAVES, ROOTS

hashes = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def by_definition(leaves: list[bytes]) -> bytes:
    """Return MTH as RFC 6962 (2.1) writes it."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def test_nothing_has_the_root_of_the_empty_string():
    assert EMPTY_ROOT.hex() == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert START.root() == root([]) == EMPTY_ROOT


@pytest.mark.parametrize(
    ("made", "published"),
    [
        (
            leaf_hash(b"L123456"),
            "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56",
        ),
        (
            node_hash(b"N123", b"N456"),
            "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb",
        ),
        (
            leaf_hash(bytes(range(0x10, 0x20))),
            "3bfb960453ebaebf33727da7a1f4db38acc051d381b6da20d6d4e88f0eabfd7a",
        ),
    ],
    ids=["leaf", "node", "leaf of 16 bytes"],
)
def test_leaf_and_node_hash_as_published(made, published):
    assert made.hex() == published


def test_a_leaf_hashes_as_go_does():
    published = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0="
    assert base64.b64encode(leaf_hash(b"hello world")).decode() == published


def test_the_published_roots_come_out_at_every_size():
    frontier = START
    for size, (leaf, published) in enumerate(zip(LEAVES, ROOTS, strict=True), 1):
        frontier, _ = frontier.append(leaf_hash(leaf))
        assert frontier.root().hex() == published
        assert root(map(leaf_hash, LEAVES[:size])).hex() == published


@given(hashes)
def test_every_way_to_the_root_gives_the_one_defined(leaves):
    assert START.extend(leaves)[0].root() == root(leaves) == by_definition(leaves)


@given(hashes, hashes)
def test_growing_at_once_and_one_by_one_is_the_same(first, then):
    frontier, made = START.extend(first)
    for added in then:
        frontier, nodes = frontier.append(added)
        made += nodes
    assert (frontier, made) == START.extend(first + then)


@given(hashes)
def test_each_complete_subtree_is_made_once_where_it_belongs(leaves):
    frontier, made = START.extend(leaves)
    expected = {
        Node(level, index, by_definition(leaves[index << level : (index + 1) << level]))
        for level in range(len(leaves).bit_length())
        for index in range(len(leaves) >> level)
    }
    assert set(made) == expected
    assert len(made) == len(expected)


@pytest.mark.parametrize("size", [-1, 0, 3])
def test_peaks_that_no_tree_of_this_size_has_are_refused(size):
    with pytest.raises(ValueError, match="peaks"):
        Frontier(size, (bytes(32),))

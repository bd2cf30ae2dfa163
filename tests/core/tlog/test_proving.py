"""Proofs: true ones convince at every size, anything else never does."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.tlog.proofs import (
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)
from taizhang.core.tlog.tree import START, leaf_hash, root
from tests.core.tlog.published import LEAVES, ROOTS

LARGEST = 130
HASHES = [leaf_hash(b"%d" % number) for number in range(LARGEST)]
GROWN = {(node.level, node.index): node.hash for node in START.extend(HASHES)[1]}
ROOT_AT = [root(HASHES[:size]) for size in range(LARGEST + 1)]
PUBLISHED = {
    (node.level, node.index): node.hash for node in START.extend(map(leaf_hash, LEAVES))[1]
}


def grown(level: int, index: int) -> bytes:
    return GROWN[level, index]


def published(level: int, index: int) -> bytes:
    return PUBLISHED[level, index]


def texts(proof: tuple[bytes, ...]) -> list[str]:
    return [base64.b64encode(digest).decode() for digest in proof]


A, B, C = (
    "Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=",
    "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
    "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
)


# From the test data of transparency-dev/merkle.
@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (
            0,
            8,
            [
                "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=",
                A,
                "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
            ],
        ),
        (5, 8, [B, "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=", C]),
        (2, 3, ["+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU="]),
        (1, 5, ["bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=", A, B]),
    ],
)
def test_inclusion_as_published(index, size, proof):
    made = inclusion_proof(index, size, published)
    assert texts(made) == proof
    leaf, whole = leaf_hash(LEAVES[index]), bytes.fromhex(ROOTS[size - 1])
    assert verify_inclusion(leaf, index, size, made, whole)


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [
        (
            1,
            8,
            [
                "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=",
                A,
                "a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=",
            ],
        ),
        (
            6,
            8,
            [
                "DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=",
                "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=",
                C,
            ],
        ),
        (2, 5, [A, B]),
        (
            6,
            7,
            [
                "DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=",
                "sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=",
                C,
            ],
        ),
    ],
)
def test_consistency_as_published(old, new, proof):
    made = consistency_proof(old, new, published)
    assert texts(made) == proof
    was, now = (bytes.fromhex(ROOTS[size - 1]) for size in (old, new))
    assert verify_consistency(old, was, new, now, made)


def test_every_leaf_is_proved_in_every_tree():
    for size in range(1, LARGEST + 1):
        for index in range(size):
            proof = inclusion_proof(index, size, grown)
            assert verify_inclusion(HASHES[index], index, size, proof, ROOT_AT[size])


def test_every_tree_is_proved_to_begin_every_larger_one():
    for new in range(1, LARGEST + 1):
        for old in range(1, new + 1):
            proof = consistency_proof(old, new, grown)
            assert verify_consistency(old, ROOT_AT[old], new, ROOT_AT[new], proof)


def damaged(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    """Return `proof` with one thing wrong with it."""
    ways = ["prefix", "suffix"]
    ways += ["bit", "drop", "short", "swap"] if proof else []
    way = data.draw(st.sampled_from(ways))
    at = data.draw(st.integers(0, max(0, len(proof) - 1)))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(proof[at], "big") ^ 1 << bit if proof else 0).to_bytes(
        32, "big"
    )
    return {
        "prefix": lambda: [HASHES[0], *proof],
        "suffix": lambda: [*proof, HASHES[0]],
        "bit": lambda: [*proof[:at], flipped, *proof[at + 1 :]],
        "drop": lambda: [*proof[:at], *proof[at + 1 :]],
        "short": lambda: [*proof[:at], proof[at][:-1], *proof[at + 1 :]],
        "swap": lambda: [*proof[:at], HASHES[1], *proof[at + 1 :]],
    }[way]()


sizes = st.integers(1, LARGEST)


@given(sizes, st.data())
def test_a_damaged_inclusion_proof_convinces_nobody(size, data):
    index = data.draw(st.integers(0, size - 1))
    true = list(inclusion_proof(index, size, grown))
    proof = damaged(true, data)
    if proof != true:
        assert not verify_inclusion(HASHES[index], index, size, proof, ROOT_AT[size])


@given(sizes, st.data())
def test_a_true_proof_proves_nothing_else(size, data):
    index, other = (data.draw(st.integers(0, size - 1)) for _ in range(2))
    proof = inclusion_proof(index, size, grown)
    whole = ROOT_AT[size]
    if other != index:
        assert not verify_inclusion(HASHES[other], index, size, proof, whole)
        assert not verify_inclusion(HASHES[index], other, size, proof, whole)
    assert not verify_inclusion(HASHES[index], index, size, proof, ROOT_AT[size - 1])
    assert not verify_inclusion(HASHES[index], size, size, proof, whole)
    assert not verify_inclusion(HASHES[index], -1, size, proof, whole)


@given(sizes, st.data())
def test_a_damaged_consistency_proof_convinces_nobody(new, data):
    old = data.draw(st.integers(1, new))
    true = list(consistency_proof(old, new, grown))
    proof = damaged(true, data)
    if proof != true:
        assert not verify_consistency(old, ROOT_AT[old], new, ROOT_AT[new], proof)


@given(sizes, st.data())
def test_a_fork_is_never_consistent(new, data):
    old = data.draw(st.integers(1, new))
    proof = consistency_proof(old, new, grown)
    fork = leaf_hash(b"fork")
    assert not verify_consistency(old, fork, new, ROOT_AT[new], proof)
    assert not verify_consistency(old, ROOT_AT[old], new, fork, proof)


def test_from_nothing_nothing_is_proved():
    assert not verify_consistency(0, ROOT_AT[0], 5, ROOT_AT[5], ())
    assert not verify_consistency(5, ROOT_AT[5], 4, ROOT_AT[4], ())
    with pytest.raises(ValueError, match="no proof"):
        consistency_proof(0, 5, grown)
    with pytest.raises(ValueError, match="no proof"):
        consistency_proof(5, 4, grown)
    with pytest.raises(ValueError, match="not in a tree"):
        inclusion_proof(5, 5, grown)

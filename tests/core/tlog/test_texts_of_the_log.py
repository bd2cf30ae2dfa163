"""Notes, checkpoints, tiles and kept proofs: the published examples, and one spelling each."""

import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.tlog import checkpoint, note, offline_proof, tiles
from taizhang.core.tlog.checkpoint import Checkpoint
from taizhang.core.tlog.note import Note, Signature, Untrusted, VerifierKey, verified_by
from taizhang.core.tlog.offline_proof import OfflineProof
from taizhang.core.tlog.spelling import Malformed
from taizhang.core.tlog.tiles import Tile, bundle, entries_of, tiles_of
from taizhang.core.tlog.tree import START, leaf_hash, root

# golang.org/x/mod/sumdb/note
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqd"
    "ngotpRZb6KE6RyyBwJnAM=\n"
)
ENOCH_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwn"
    "WLox33WWd1RvMc+QQ=\n"
)
SIGNED = f"{TEXT}\n{PETER_LINE}{ENOCH_LINE}".encode()
# c2sp.org/signed-note
FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_SIGNED = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppz"
    "i2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()
# golang.org/x/mod/sumdb/tlog
GO_TREE = (
    "go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n"
)


def fits(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def signers(data: bytes, *keys: str) -> list[str]:
    known = [note.parse_key(key) for key in keys]
    return [key.written() for key in verified_by(note.parse(data), known, fits)]


@pytest.mark.parametrize("key", [PETER, ENOCH, FOO])
def test_a_published_key_is_read_and_written_again(key):
    assert note.parse_key(key).written() == key


def test_a_key_is_made_as_go_makes_it():
    secret = Ed25519PrivateKey.from_private_bytes(PETER_SEED)
    key = VerifierKey("PeterNeumann", secret.public_key().public_bytes_raw())
    assert key.written() == PETER
    made = Signature(key.name, key.key_id, secret.sign(TEXT.encode()))
    assert Note(TEXT, (made,)).written() == f"{TEXT}\n{PETER_LINE}".encode()


def test_every_part_of_a_key_is_no_key():
    for start in range(len(PETER)):
        for end in range(start + 1, len(PETER) + 1):
            if (start, end) != (0, len(PETER)):
                with pytest.raises(Malformed):
                    note.parse_key(PETER[start:end])


def test_every_changed_letter_makes_it_no_key():
    for at, letter in enumerate(PETER):
        with pytest.raises(Malformed):
            note.parse_key(PETER[:at] + chr(ord(letter) + 1) + PETER[at + 1 :])


@pytest.mark.parametrize(
    "key",
    [
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        PETER.upper(),
        f"{PETER}\n",
    ],
)
def test_keys_of_the_wrong_kind_or_spelling_are_refused(key):
    with pytest.raises(Malformed):
        note.parse_key(key)


@pytest.mark.parametrize("data", [SIGNED, FOO_SIGNED])
def test_a_note_is_written_as_it_was_read(data):
    assert note.parse(data).written() == data


def test_a_note_is_verified_by_the_keys_one_has():
    assert signers(FOO_SIGNED, FOO) == [FOO]
    assert signers(SIGNED, PETER) == [PETER]
    assert signers(SIGNED, ENOCH, PETER) == [PETER, ENOCH]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (SIGNED, []),
        (SIGNED, [FOO]),
        (SIGNED.replace(b"cryptography", b"democracy"), [PETER]),
        # A known key that signed something else spoils the note, whoever else signed it.
        (SIGNED.replace(b"rwz+eBzm", b"rwz+eBzn"), [PETER, ENOCH]),
    ],
)
def test_a_note_that_nobody_vouches_for_is_refused(data, keys):
    with pytest.raises(Untrusted):
        signers(data, *keys)


def test_a_signature_of_a_stranger_is_passed_over():
    assert signers(SIGNED.replace(b"rwz+eBzm", b"rwz+eBzn"), PETER) == [PETER]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEXT.encode(),
        f"{TEXT}\n".encode(),
        f"{TEXT}\n{PETER_LINE}"[:-1].encode(),
        f"\x01{TEXT}\n{PETER_LINE}".encode(),
        f"{TEXT}\r\n{PETER_LINE}".encode(),
        b"\xff" + SIGNED,
        f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad Name')}".encode(),
        f"{TEXT}\n{PETER_LINE.replace('PeterNeumann', 'Bad+Name')}".encode(),
        f"{TEXT}\n{PETER_LINE}Unexpected line.\n".encode(),
        f"{TEXT}\n{PETER_LINE * 101}".encode(),
        f"{TEXT}\n— PeterNeumann x08goB==\n".encode(),
        f"{TEXT}\n— PeterNeumann x08g\n".encode(),
        f"{TEXT * 20_000}\n{PETER_LINE}".encode(),
    ],
    ids=range(14),
)
def test_what_is_no_note_is_refused(data):
    with pytest.raises(Malformed):
        note.parse(data)


@given(st.data())
def test_no_changed_byte_of_a_note_is_vouched_for(data):
    at = data.draw(st.integers(0, len(FOO_SIGNED) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != FOO_SIGNED[at]))
    changed = FOO_SIGNED[:at] + bytes([byte]) + FOO_SIGNED[at + 1 :]
    with pytest.raises((Malformed, Untrusted)):
        signers(changed, FOO)


def test_a_text_needs_its_last_newline_and_a_signature():
    peter = note.parse(SIGNED).signatures[0]
    for text, signatures in (("no newline", (peter,)), (TEXT, ())):
        with pytest.raises(Malformed):
            Note(text, signatures)


def test_a_checkpoint_is_written_as_go_writes_it():
    made = Checkpoint("go.sum database tree", 123456789012, leaf_hash(b"hello world"))
    assert made.written() == GO_TREE
    assert checkpoint.parse(GO_TREE) == made


def test_a_log_may_be_empty_and_carry_lines_of_its_own():
    empty = Checkpoint("x7k2/1", 0, START.root(), ("more", "and more"))
    assert checkpoint.parse(empty.written()) == empty


@pytest.mark.parametrize(
    "text",
    [
        GO_TREE[:-1],
        GO_TREE.replace("123456789012", "0x1"),
        GO_TREE.replace("123456789012", "012"),
        GO_TREE.replace("123456789012", "-1"),
        GO_TREE.replace("123456789012", "１２"),
        GO_TREE.replace("123456789012", str(2**63)),
        GO_TREE.replace("123456789012", "9" * 5000),
        GO_TREE.replace("HmuwBb0=", "HmuwBb1="),
        GO_TREE.replace("HmuwBb0=", "HmuwBTOOBIG="),
        GO_TREE.replace("go.sum database tree", ""),
        "x7k2/1\n0\n",
        f"{GO_TREE}\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(Malformed):
        checkpoint.parse(text)


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 0, 5), "tile/0/000.p/5"),
        (Tile(5, 123456078, 2), "tile/5/x123/x456/078.p/2"),
        (Tile(None, 57500), "tile/entries/x057/500"),
        (Tile(63, 2**63 - 1), "tile/63/x009/x223/x372/x036/x854/x775/807"),
    ],
)
def test_a_tile_has_its_one_path(tile, path):
    assert tile.path() == path
    assert tiles.parse_path(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/3/5/123/456/078",
        "tile/3/-1/123/456/078",
        "tile/1/data/x003/x057/500",
        "tile/0/1",
        "tile/0/x000/001",
        "tile/0/x001",
        "tile/00/001",
        "tile/64/001",
        "tile/0/000.p/0",
        "tile/0/000.p/05",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/000\n",
        "/tile/0/000",
        "tile/0/٠٠٠",
    ],
    ids=ascii,
)
def test_another_path_is_no_tile(path):
    with pytest.raises(Malformed):
        tiles.parse_path(path)


def test_a_tree_of_70_000_has_the_tiles_of_the_specification():
    found = list(tiles_of(70_000))
    assert sum(tile.level == 0 for tile in found) == 274
    assert [tile for tile in found if tile.width < 256 or tile.level] == [
        Tile(0, 273, 112),
        Tile(1, 0),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


def test_a_tile_holds_the_hashes_below_it():
    hashes = [leaf_hash(b"%d" % number) for number in range(515)]
    nodes = {(made.level, made.index): made.hash for made in START.extend(hashes)[1]}

    def node(level: int, index: int) -> bytes:
        return nodes[level, index]

    contents = {tile.path(): tile.content(node) for tile in tiles_of(515)}
    assert contents["tile/0/001"] == b"".join(hashes[256:512])
    assert contents["tile/0/002.p/3"] == b"".join(hashes[512:])
    assert contents["tile/1/000.p/2"] == root(hashes[:256]) + root(hashes[256:512])
    with pytest.raises(Malformed):
        Tile(None, 0).content(node)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_bundle_gives_back_its_entries(entries):
    data = bundle(entries)
    assert list(entries_of(data)) == entries
    if data:
        with pytest.raises(Malformed):
            list(entries_of(data[:-1] if entries[-1] else data + b"\0"))


def test_an_entry_too_long_for_a_bundle_is_refused():
    assert len(bundle([bytes(65_535)])) == 65_537
    with pytest.raises(Malformed):
        bundle([bytes(65_536)])


proofs = st.builds(
    OfflineProof,
    index=st.integers(0, 2**63 - 1),
    path=st.lists(st.binary(min_size=32, max_size=32), max_size=63).map(tuple),
    checkpoint=st.just(SIGNED),
    extra=st.none() | st.binary(max_size=40),
)


@given(proofs)
def test_a_kept_proof_is_read_as_it_was_written(proof):
    assert offline_proof.parse(proof.written()) == proof


def test_a_kept_proof_looks_as_specified():
    proof = OfflineProof(7, (leaf_hash(b"hello world"),), SIGNED, b"opening")
    head = (
        "c2sp.org/tlog-proof@v1\nextra b3BlbmluZw==\nindex 7\n"
        "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n\n"
    )
    assert proof.written() == head.encode() + SIGNED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"c2sp.org/tlog-proof@v1\nindex 7\n\n",
        b"c2sp.org/tlog-proof@v2\nindex 7\n\nx",
        b"c2sp.org/tlog-proof@v1\n\nx",
        b"c2sp.org/tlog-proof@v1\nextra b3A=\n\nx",
        b"c2sp.org/tlog-proof@v1\nextra b3A\nindex 7\n\nx",
        b"c2sp.org/tlog-proof@v1\nindex 07\n\nx",
        b"c2sp.org/tlog-proof@v1\nindex 7\nextra b3A=\n\nx",
        b"c2sp.org/tlog-proof@v1\nindex 7\nAAAA\n\nx",
        b"\xffc2sp.org/tlog-proof@v1\nindex 7\n\nx",
        OfflineProof(7, (bytes(32),) * 64, SIGNED).written(),
    ],
    ids=range(11),
)
def test_what_is_no_kept_proof_is_refused(data):
    with pytest.raises(Malformed):
        offline_proof.parse(data)

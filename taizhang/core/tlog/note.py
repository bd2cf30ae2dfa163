"""Signed notes (c2sp.org/signed-note): a text, a blank line, signature lines.

The text means nothing until `verified_by` has named a key that one trusts.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from taizhang.core.tlog.spelling import Malformed, base64_bytes, base64_text

ED25519 = 0x01
KEY_ID_BYTES = 4
PUBLIC_KEY_BYTES = 32
SIGNATURE_COUNT_MAX = 100
NOTE_BYTES_MAX = 1_000_000

_FIRST_PRINTABLE = " "
_SIGNATURE_LINE = re.compile(r"— (\S+) (\S+)")

Ed25519Check = Callable[[bytes, bytes, bytes], bool]
"""Tells whether (public key, signature, message) fit."""


class Untrusted(Exception):
    """No key that one trusts has signed the note, or one of them signed something else."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line. `key_id` and name together say which key made `made`."""

    name: str
    key_id: bytes
    made: bytes

    def __post_init__(self) -> None:
        _require_key_name(self.name)
        if len(self.key_id) != KEY_ID_BYTES or not self.made:
            raise Malformed("a signature without key id or content")

    def line(self) -> str:
        """Return the line, newline included."""
        return f"— {self.name} {base64_text(self.key_id + self.made)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends in a newline, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        if not self.text.endswith("\n"):
            raise Malformed("the text does not end in a newline")
        if any(char < _FIRST_PRINTABLE and char != "\n" for char in self.text):
            raise Malformed("the text holds a control character")
        if not 0 < len(self.signatures) <= SIGNATURE_COUNT_MAX:
            raise Malformed(f"a note with {len(self.signatures)} signatures")

    def written(self) -> bytes:
        """Return the note's bytes."""
        lines = "".join(signature.line() for signature in self.signatures)
        return f"{self.text}\n{lines}".encode()


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """An Ed25519 public key under a name, as published (`<name>+<key id>+<base64>`)."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        _require_key_name(self.name)
        if len(self.public) != PUBLIC_KEY_BYTES:
            raise Malformed(f"a public key of {len(self.public)} bytes")

    @property
    def key_id(self) -> bytes:
        """Tell keys of one name apart; four bytes, no protection."""
        named = self.name.encode() + b"\n" + bytes([ED25519]) + self.public
        return sha256(named).digest()[:KEY_ID_BYTES]

    def written(self) -> str:
        """Return the key as one word."""
        material = base64_text(bytes([ED25519]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{material}"


def parse_key(text: str) -> VerifierKey:
    """Return the key that `text` (a vkey) writes.

    Raises:
        Malformed: not a vkey, not Ed25519, or the key id does not belong to the key.
    """
    name, _, rest = text.partition("+")
    _, _, material = rest.partition("+")
    data = base64_bytes(material)
    if data[:1] != bytes([ED25519]):
        raise Malformed("not an Ed25519 key")
    key = VerifierKey(name, data[1:])
    if key.written() != text:
        raise Malformed("the key id does not belong to this key")
    return key


def parse(data: bytes) -> Note:
    """Return the note that `data` writes; nothing in it is verified yet.

    Raises:
        Malformed: not a signed note, or larger than 1 MB or 100 signatures.
    """
    if len(data) > NOTE_BYTES_MAX:
        raise Malformed("too large for a note")
    try:
        whole = data.decode()
    except UnicodeDecodeError as fault:
        raise Malformed("not UTF-8") from fault
    # The text may hold empty lines: the last one parts it from the signatures.
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise Malformed("no signature lines")
    return Note(text + "\n", tuple(_signature(line) for line in lines[:-1].split("\n")))


def verified_by(
    note: Note, keys: Iterable[VerifierKey], fits: Ed25519Check
) -> tuple[VerifierKey, ...]:
    """Return those of `keys` that have signed the note, in the order of its lines.

    Signatures of other keys are passed over: witnesses and turned keys sign too.

    Raises:
        Untrusted: none of `keys` has signed, or a signature under the name and id of one
            of them does not fit.
    """
    known = {(key.name, key.key_id): key for key in keys}
    message = note.text.encode()
    signers: list[VerifierKey] = []
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        if not fits(key.public, signature.made, message):
            raise Untrusted(f"the signature of {key.name} does not fit the text")
        if key not in signers:
            signers.append(key)
    if not signers:
        raise Untrusted("signed by none of the keys given")
    return tuple(signers)


def _signature(line: str) -> Signature:
    fields = _SIGNATURE_LINE.fullmatch(line)
    if fields is None:
        raise Malformed("not a signature line")
    data = base64_bytes(fields[2])
    return Signature(fields[1], data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _require_key_name(name: str) -> None:
    if not name or "+" in name or any(c.isspace() or c < _FIRST_PRINTABLE for c in name):
        raise Malformed("not a key name")

"""How numbers and bytes are spelt in the log's texts: in one way each, else refused."""

from base64 import b64decode, b64encode

from taizhang.core.tlog.tree import HASH_BYTES

INDEX_LIMIT = 2**63


class Malformed(ValueError):
    """The text is not of the form that its specification demands."""


def base64_text(data: bytes) -> str:
    """Return `data` in standard base64 with padding."""
    return b64encode(data).decode()


def base64_bytes(text: str) -> bytes:
    """Return what `text` encodes; a second spelling of the same bytes is refused.

    Raises:
        Malformed: not standard base64 with padding and clean trailing bits.
    """
    try:
        data = b64decode(text, validate=True)
    except ValueError as fault:
        raise Malformed("not base64") from fault
    if base64_text(data) != text:
        raise Malformed("base64 in another spelling")
    return data


def hash_bytes(text: str) -> bytes:
    """Return the hash that `text` encodes.

    Raises:
        Malformed: not base64, or not 32 bytes.
    """
    data = base64_bytes(text)
    if len(data) != HASH_BYTES:
        raise Malformed(f"a hash of {len(data)} bytes")
    return data


def decimal(text: str) -> int:
    """Return the number in `text`: ASCII digits without a leading zero, below 2**63.

    Raises:
        Malformed: anything else.
    """
    # Longer than any number allowed is refused before it is computed.
    if not (text.isascii() and text.isdigit() and len(text) < len(str(INDEX_LIMIT)) + 1):
        raise Malformed("not a decimal number")
    number = int(text)
    if str(number) != text or number >= INDEX_LIMIT:
        raise Malformed("not a decimal number in its one form")
    return number

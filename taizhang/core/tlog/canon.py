"""The one way to write a value down as bytes: RFC 8785 on a domain without floats.

Text in NFC without lone surrogates, integers below 2**53 in size, booleans, null, lists,
objects with ASCII keys. Whatever can be written in two ways is refused: a commitment or a
leaf hash over it could be disputed.
"""

import json
from collections.abc import Iterable
from typing import TypeAlias
from unicodedata import is_normalized

Json: TypeAlias = "str | int | bool | None | list[Json] | dict[str, Json]"

INTEGER_LIMIT = 2**53
DEPTH_LIMIT = 64

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


class NotCanonical(ValueError):
    """The value, or the bytes, lie outside what can be written in one way only."""


def canonical(value: object) -> bytes:
    """Return `value` in canonical JSON, UTF-8. Tuples are written as lists.

    Raises:
        NotCanonical: a float, a key that is not ASCII text, an integer of 2**53 or more in
            size, text not in NFC, a lone surrogate, another type, nesting beyond 64.
    """
    _require_in_domain(value, DEPTH_LIMIT)
    try:
        return _encode(value).encode()
    except UnicodeEncodeError as fault:
        raise NotCanonical("text holds a lone surrogate") from fault


def parse(data: bytes) -> Json:
    """Return the value that `data` writes, if it is written as `canonical` would.

    Raises:
        NotCanonical: not JSON, or any byte differs from the canonical form (so duplicate
            keys, white space, odd escapes and `-0` are refused as well).
    """
    try:
        value: Json = json.loads(data.decode())
    except (ValueError, RecursionError) as fault:
        raise NotCanonical("not JSON in UTF-8") from fault
    if canonical(value) != data:
        raise NotCanonical("not in canonical form")
    return value


def _require_in_domain(value: object, depth: int) -> None:
    # Most of what is written is plain text, and text in ASCII is always in NFC.
    if isinstance(value, str) and value.isascii():
        return
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise NotCanonical("a key is not ASCII text")
        inside: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    else:
        _require_plain(value)
        return
    if depth == 0:
        raise NotCanonical(f"nested more than {DEPTH_LIMIT} deep")
    for item in inside:
        _require_in_domain(item, depth - 1)


def _require_plain(value: object) -> None:
    match value:
        case bool() | None:
            pass
        case str():
            if not is_normalized("NFC", value):
                raise NotCanonical("text is not in NFC")
        case int():
            if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
                raise NotCanonical("an integer reaches 2**53")
        case _:
            raise NotCanonical(f"{type(value).__name__} cannot be written")

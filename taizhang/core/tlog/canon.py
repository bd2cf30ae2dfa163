"""The one way to write a value down as bytes: RFC 8785 on a domain without floats.

Text in NFC without lone surrogates, integers below 2**53 in size, booleans, null, lists,
objects with ASCII keys. Whatever can be written in two ways is refused: a commitment or a
leaf hash over it could be disputed.
"""

import json
from json.encoder import encode_basestring as _quoted
from typing import TypeAlias
from unicodedata import is_normalized

Json: TypeAlias = "str | int | bool | None | list[Json] | dict[str, Json]"

INTEGER_LIMIT = 2**53
DEPTH_LIMIT = 64


class NotCanonical(ValueError):
    """The value, or the bytes, lie outside what can be written in one way only."""


def _integer(digits: str) -> int:
    # No number below the limit has more digits; reading millions of them would take long.
    number = int(digits) if len(digits) < 18 else INTEGER_LIMIT
    if not -INTEGER_LIMIT < number < INTEGER_LIMIT:
        raise NotCanonical("an integer reaches 2**53")
    return number


def _no_number(written: str) -> float:
    raise NotCanonical(f"{written} cannot be written")


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode
_decode = json.JSONDecoder(
    parse_int=_integer, parse_float=_no_number, parse_constant=_no_number
).decode


def canonical(value: object) -> bytes:
    """Return `value` in canonical JSON, UTF-8. Tuples are written as lists.

    Raises:
        NotCanonical: a float, a key that is not ASCII text, an integer of 2**53 or more in
            size, text not in NFC, a lone surrogate, another type, nesting beyond 64.
    """
    # Most of what is written is one plain text.
    if type(value) is str:
        _require_plain(value)
        return _in_utf8(_quoted(value))
    _require_in_domain(value, DEPTH_LIMIT)
    return _in_utf8(_encode(value))


def parse(data: bytes) -> Json:
    """Return the value that `data` writes, if it is written as `canonical` would.

    Raises:
        NotCanonical: not JSON, or any byte differs from the canonical form (so duplicate
            keys, white space, odd escapes and `-0` are refused as well).
    """
    try:
        text = data.decode()
        value: Json = _decode(text)
    except (ValueError, RecursionError) as fault:
        raise NotCanonical("not JSON in UTF-8") from fault
    # Of ASCII, the decoder lets through only what may be written: leaves are ASCII.
    shallow = text.count("[") + text.count("{") < DEPTH_LIMIT
    plain = text.isascii() and shallow
    if (_in_utf8(_encode(value)) if plain else canonical(value)) != data:
        raise NotCanonical("not in canonical form")
    return value


def _in_utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as fault:
        raise NotCanonical("text holds a lone surrogate") from fault


def _require_in_domain(value: object, depth: int) -> None:
    # Level by level and by exact type: this is asked of everything that is ever written.
    level: list[object] = [value]
    while level:
        inside: list[object] = []
        holders = 0
        for item in level:
            if type(item) is str and item.isascii():
                continue
            if isinstance(item, dict):
                _require_keys(item)
                inside += item.values()
                holders += 1
            elif isinstance(item, list | tuple):
                inside += item
                holders += 1
            else:
                _require_plain(item)
        if holders and depth == 0:
            raise NotCanonical(f"nested more than {DEPTH_LIMIT} deep")
        level, depth = inside, depth - 1


def _require_keys(named: dict[object, object]) -> None:
    try:
        plain = "".join(named).isascii()  # type: ignore[arg-type]
    except TypeError:
        plain = False
    if not plain:
        raise NotCanonical("a key is not ASCII text")


def _require_plain(value: object) -> None:
    match value:
        case bool() | None:
            pass
        case str():
            # Text in ASCII is always in NFC.
            if not (value.isascii() or is_normalized("NFC", value)):
                raise NotCanonical("text is not in NFC")
        case int():
            if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
                raise NotCanonical("an integer reaches 2**53")
        case _:
            raise NotCanonical(f"{type(value).__name__} cannot be written")

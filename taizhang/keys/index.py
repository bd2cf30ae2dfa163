"""The keyed index: what search compares instead of the words themselves.

A text becomes the keyed hashes of its overlapping pairs of characters (bigrams), so any
two characters that stand side by side are found, and the index holds no plaintext. Join
the tokens with a space: each is one word to SQLite's unicode61 and PostgreSQL's simple.
"""

import base64
import functools
import hmac
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from opencc import OpenCC

from taizhang.keys import secrets

# Stands between two runs, so that a phrase of tokens never reaches across a full stop.
# Also to be put between two texts that share one column.
BREAK: Final = "x"

_TOKEN_BITS: Final = 64
_EXACT_BITS: Final = 128
_BUCKET_BITS: Final = 12
_GRAMS_KEPT: Final = 1 << 16

_UNSEEN = re.compile(
    "[\u00ad\u034f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0001-\U000e01ef]"
)
_EXTENSION = re.compile("转|分机|ext|x|#", re.IGNORECASE)
_DIRECT = re.compile(r"(?<=[0-9]{7})\s*-\s*[0-9]{1,5}\s*$")
_NEITHER = re.compile("[^0-9+]")
_COUNTRY = re.compile(r"^(?:\+|00)86(?=[0-9]{5})|^86(?=1[0-9]{10}$)|\+")
_MOBILE = re.compile("1[3-9][0-9]{9}")
_AREA_CODE = re.compile("[1-9](?!00)")


def bigrams(text: str) -> list[str]:
    """Return the tokens of `text` in its order, with `BREAK` between two runs.

    A run is what stands between spaces, punctuation and the ends; one of a single
    character gives the token of that character.
    """
    tokens: list[str] = []
    key = _key()
    for run in _runs(text):
        if tokens:
            tokens.append(BREAK)
        tokens.extend([_token(key, gram) for gram in _grams(run)])
    return tokens


def phrase(query: str) -> list[list[str]]:
    """Return the runs of tokens that `query` asks for: all of them, each in this order.

    A lone character is left out where there are longer runs: it would be found only
    where it stands alone. Empty when the query holds nothing to look for.
    """
    runs = _runs(query)
    longer = [run for run in runs if len(run) > 1]
    key = _key()
    return [[_token(key, gram) for gram in _grams(run)] for run in longer or runs]


def exact(label: str, value: str) -> str:
    """Return the index word of `value` under `label`, or "" if it says nothing.

    Under `phone` spaces, dashes, the country's prefix and an extension do not count (an
    area code does); under other labels only letters, characters and digits count.
    """
    plain = _phone(value) if label == "phone" else "".join(_runs(value))
    if not plain:
        return ""
    return _word(hmac.digest(_key(), f"{label}\0{plain}".encode(), "sha256"), _EXACT_BITS)


def last_four(phone: str) -> str:
    """Return the bucket of the last four digits of `phone`, or "" if it has fewer.

    There are 4,096 buckets for 10,000 endings: a bucket does not tell the digits.
    """
    digits = _phone(phone)
    if len(digits) < 4:
        return ""
    message = f"last-four\0{digits[-4:]}".encode()
    return _word(hmac.digest(_key(), message, "sha256"), _BUCKET_BITS)


def _runs(text: str) -> list[str]:
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())
    # Folding case can undo the composed form.
    plain = unicodedata.normalize("NFKC", plain)
    plain = "".join(map(_counted, plain))
    # A text in traditional characters is found by simplified ones, and the other way.
    return (plain if plain.isascii() else _simplified().convert(plain)).split()


@functools.cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


@functools.lru_cache(maxsize=_GRAMS_KEPT)
def _counted(character: str) -> str:
    """Return `character`, or a space if it only parts others."""
    category = unicodedata.category(character)
    # Private-use and unassigned code points are kept: office machines write rare
    # characters of names with them. A lone surrogate is no character at all.
    parts = category[0] in "ZP" or category in {"Cc", "Cf", "Cs", "Sm", "Sc", "Sk"}
    return " " if parts else character


def _grams(run: str) -> Iterator[str]:
    if len(run) == 1:
        return iter([run])
    return map("".join, zip(run, run[1:], strict=False))


@functools.lru_cache(maxsize=_GRAMS_KEPT)
def _token(key: bytes, gram: str) -> str:
    return _word(hmac.digest(key, f"bigram\0{gram}".encode(), "sha256"), _TOKEN_BITS)


def _word(digest: bytes, bits: int) -> str:
    """Return the first `bits` of `digest` in base 32, beginning with a letter.

    No width used here is a multiple of five, so the first digit is small: a letter. A
    word that began with a digit could be taken for a number by PostgreSQL.
    """
    digits = bits // 5 + 1
    size = (digits * 5 + 7) // 8
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - bits)
    aligned = (number << (size * 8 - digits * 5)).to_bytes(size, "big")
    return base64.b32encode(aligned)[:digits].decode().lower()


def _phone(value: str) -> str:
    written = _EXTENSION.split(unicodedata.normalize("NFKC", value))[0]
    digits = _COUNTRY.sub("", _NEITHER.sub("", written))
    if _MOBILE.fullmatch(digits):
        return digits
    number = _NEITHER.sub("", _DIRECT.sub("", written))
    digits = _COUNTRY.sub("", number)
    # Abroad the area code loses its zero: +86 459 … is 0459 … at home.
    trunk = digits != number and _AREA_CODE.match(digits)
    return "0" + digits if trunk else digits


def _key() -> bytes:
    return _key_of(secrets.named())


@functools.cache
def _key_of(_named: str) -> bytes:
    """Return the index key of the office whose data folder is named so."""
    return secrets.secret("index")

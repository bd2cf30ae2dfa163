"""Numbers that people read: ledger numbers 2026-1286, receipt numbers 3826 1490 5718."""

import base64
import hmac
import re
import secrets as chance
import unicodedata
from functools import cache
from typing import Final

from taizhang.keys import secrets

RECEIPT_DIGITS: Final = 12
# Damm's quasigroup of order 10: finds every single wrong digit and every swapped pair.
DAMM: Final = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)

LEDGER_NUMBER: Final = re.compile(r"(?:[〔(\[]?(\d{4})[〕)\]]?\s*-?\s*)?(\d{1,9})号?")


def new_pseudonym(mark: str) -> str:
    """Return a fresh random pseudonym: `mark`, a dash, and 60 random bits."""
    # Five bits a letter, so that every letter is as likely as any other.
    return f"{mark}-{base64.b32encode(chance.token_bytes(8))[:12].decode().lower()}"


def new_receipt() -> str:
    """Return a fresh receipt number: 11 random digits and their check digit."""
    digits = f"{chance.randbelow(10**11):011d}"
    return digits + check_digit(digits)


def receipts(count: int) -> set[str]:
    """Return `count` different fresh receipt numbers."""
    drawn: set[str] = set()
    while len(drawn) < count:
        drawn.add(new_receipt())
    return drawn


def check_digit(digits: str) -> str:
    """Return Damm's check digit of `digits`."""
    interim = "0"
    for digit in digits:
        interim = DAMM[int(interim)][int(digit)]
    return interim


def receipt_from(typed: str) -> str | None:
    """Return the receipt number that somebody typed, or None if it cannot be one.

    Spaces, dashes and full-width digits do not matter.
    """
    digits = "".join(str(int(mark)) for mark in typed if mark.isdecimal())
    if len(digits) != RECEIPT_DIGITS or check_digit(digits[:-1]) != digits[-1]:
        return None
    return digits


def receipt_hash(receipt: str) -> str:
    """Return the keyed hash under which a receipt number is stored."""
    key = _receipt_key_of(secrets.named())
    return hmac.digest(key, receipt.encode(), "sha256").hex()


@cache
def _receipt_key_of(_named: str) -> bytes:
    """Return the key that hashes the receipts of the office whose data folder is named so."""
    return secrets.secret("receipt")


def spaced(receipt: str) -> str:
    """Return a receipt number as it is read aloud: 4-4-4."""
    return " ".join(receipt[i : i + 4] for i in range(0, len(receipt), 4))


def number_from(typed: str, year: str) -> str:
    """Return the ledger number that somebody typed, in `year` unless they said another.

    "" where it cannot be one.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    found = LEDGER_NUMBER.fullmatch(plain)
    return f"{found[1] or year}-{int(found[2])}" if found else ""


def label(number: str) -> str:
    """Return a ledger number as staff write it: 〔2026〕1286."""
    year, _, serial = number.partition("-")
    return f"〔{year}〕{serial}"


def parts(number: str) -> tuple[int, int]:
    """Return year and serial of a ledger number 2026-1286."""
    year, _, serial = number.partition("-")
    return int(year), int(serial)

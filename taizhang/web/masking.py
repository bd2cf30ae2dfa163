"""What pages show of a resident: enough to know whom one speaks of, not enough to find them."""

import re

# A mobile number, a number with its area code, an identity number: in any text.
DIGITS = re.compile(
    r"(?<!\d)(?:(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})"
    r"|(0\d{2,3})[ -]?\d{3,4}[ -]?(\d{4})"
    r"|(\d{3})\d{11}(\d{3}[\dXx]))(?!\d)"
)
# What comes after the building says at which door somebody lives.
BUILDING = re.compile(r"^(.*?(?:号楼|[楼栋幢座]))(.+)$", re.DOTALL)
HOUSE_NUMBER = re.compile(r"\d+\s*(?:号|室|户|房)(?!楼)")

# Unit and door after a building: 3号楼2单元501, 3-2-501, 501室.
DOOR = re.compile(
    r"(?<=[号栋幢座楼])\s*(?:\d{1,2}\s*(?:单元|门)\s*)?\d{2,4}(?!\s*[度℃元人号楼])(?:\s*[室房])?"
    r"|(?<=\d)-\d{1,2}-\d{2,4}|\d{2,4}\s*[室房]"
)


def name(full: str) -> str:
    """Return a name with nothing but its first character: 王**."""
    tidied = full.strip()
    return f"{tidied[0]}**" if tidied else ""


def phone(number: str) -> str:
    """Return a number with its middle hidden: 138****4521; short ones all but two digits."""
    digits = "".join(mark for mark in number if mark.isalnum())
    if len(digits) >= 8:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if digits else ""


def words(text: str) -> str:
    """Return somebody's own words without phone and identity numbers."""
    return DIGITS.sub(_hidden, text)


def doorless(text: str) -> str:
    """Return `text` without phone numbers, and without the door somebody lives behind."""
    return DOOR.sub("***", words(text))


def place(text: str) -> str:
    """Return an address down to the building: 锦绣家园 3 号楼***."""
    found = BUILDING.match(text)
    if found and found[2].strip():
        return f"{found[1]}***"
    return HOUSE_NUMBER.sub("***", words(text))


def _hidden(found: re.Match[str]) -> str:
    first, last = filter(None, found.groups())
    return f"{first}****{last}"

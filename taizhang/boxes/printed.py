"""Slips to print: boxed digits to write in, and a stub to tear off whose number is a receipt."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from taizhang.boxes.shown import Sheet
from taizhang.ledger import numbers
from taizhang.places.directory import office
from taizhang.web import receipts

PHONE_DIGITS = range(11)
LINES = range(8)
TO_A_PAGE = 4


def sheets(drawn: list[str], code: str, request: HttpRequest) -> dict[str, Any]:
    """Return what the page with the slips of the box `code` needs."""
    box = receipts.site(request) + reverse("box:box", args=[code])
    path, size = receipts.squares(box)
    slips = [_sheet(number, request) for number in drawn]
    return {
        "pages": [slips[n : n + TO_A_PAGE] for n in range(0, len(slips), TO_A_PAGE)],
        "total": len(slips),
        "box_path": path,
        "box_size": size,
        "digits": PHONE_DIGITS,
        "lines": LINES,
        "public": bool(office().public_address),
    }


def _sheet(number: str, request: HttpRequest) -> Sheet:
    path, size = receipts.squares(receipts.address(number, request))
    groups = tuple(numbers.spaced(number).split())
    return Sheet(number=number, groups=groups, path=path, size=size)

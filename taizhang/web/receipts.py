"""The receipt of a resident: its number, the key that opens it, and the code with both.

The code leads to the page that tells how the matter stands. Number and key stand behind the
`#`, which no browser sends anywhere: the page itself reads them and sends them by POST.
Codes on signs and other papers are drawn here too, and begin with the same address.
"""

import base64
import hmac
from itertools import groupby
from typing import Final

import segno
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from taizhang.keys.secrets import secret
from taizhang.places.directory import office

KEY_BYTES: Final = 16
LOOKUP: Final = "q/"


def key_of(receipt: str) -> str:
    """Return the key that opens what the holder of `receipt` said: 128 bits in letters."""
    digest = hmac.digest(secret("receipt-key"), receipt.encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:KEY_BYTES]).rstrip(b"=").decode()


def opens(receipt: str, key: str) -> bool:
    """Return whether `key` is that of `receipt`."""
    return hmac.compare_digest(key_of(receipt).encode(), key.encode())


def address(receipt: str, request: HttpRequest) -> str:
    """Return what the code on the receipt says: the lookup page, number and key behind #."""
    return f"{site(request)}{get_script_prefix()}{LOOKUP}#{receipt}.{key_of(receipt)}"


def site(request: HttpRequest) -> str:
    """Return what every code begins with: the public address, else the one in use now."""
    return office().public_address or request.build_absolute_uri("/").rstrip("/")


def sign(code: str, begins: str) -> tuple[str, int]:
    """Return the squares that lead to the page of the place or point `code`, and their side."""
    return squares(begins + reverse("sign:sign", args=[code]))


def squares(text: str) -> tuple[str, int]:
    """Return the dark squares of the code of `text` as the path of an SVG, and its side."""
    rows = [*segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    runs = []
    for y, row in enumerate(rows):
        x = 0
        for dark, cells in groupby(row):
            width = len(list(cells))
            if dark:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return "".join(runs), len(rows)

"""Codes to scan: a page's address, drawn as an SVG."""

from io import BytesIO
from typing import Literal

import segno
from django.utils.safestring import SafeString


def drawn(address: str, error: Literal["l", "m"] = "m") -> SafeString:
    """Return `address` as a code whose looks stand in attributes, as our policy asks.

    `error`: how much may be dirty or torn; the fewer squares of "l" are for small print.
    """
    file = BytesIO()
    segno.make(address, error=error, micro=False).save(
        file, kind="svg", xmldecl=False, svgns=True, svgclass=None, lineclass=None,
        omitsize=True, border=2,
    )  # fmt: skip
    return SafeString(file.getvalue().decode())

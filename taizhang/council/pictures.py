"""The code at the door, drawn as an SVG whose looks stand in attributes, as the policy asks."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString


def drawn(address: str) -> SafeString:
    """Return `address` as a code."""
    file = BytesIO()
    segno.make(address, error="m", micro=False).save(
        file, kind="svg", xmldecl=False, svgns=True, svgclass=None, lineclass=None,
        omitsize=True, border=2,
    )  # fmt: skip
    return SafeString(file.getvalue().decode())

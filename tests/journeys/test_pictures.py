"""The README shows the office as it is: TAIZHANG_PICTURES=docs/images draws the pictures anew
from a demo office that nobody has touched.
"""

import io
import os
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.journeys.hands import enter, opened
from tests.served import office

FOLDER = os.environ.get("TAIZHANG_PICTURES", "")
SHOWN = "3 号楼 2 单元楼道声控灯不亮"
BYTES_MAX = 250_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not FOLDER, reason="draws pictures where TAIZHANG_PICTURES says"),
]


def draw(page: Page, name: str) -> int:
    """Write what the window shows as a small PNG; return its size in bytes."""
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    file = Path(FOLDER) / f"{name}.png"
    small(shot).save(file, optimize=True)
    return file.stat().st_size


def small(shot: Image.Image) -> Image.Image:
    """Return `shot` in 256 colours, of which the commonest stay exactly as they are."""
    raw = shot.tobytes()
    pixels = [raw[at : at + 3] for at in range(0, len(raw), 3)]
    counted = Counter(pixels)
    spread = bytes(shot.quantize(128, Image.Quantize.MAXCOVERAGE).getpalette() or ())
    palette = [colour for colour, _count in counted.most_common(128)]
    palette += [spread[at : at + 3] for at in range(0, 128 * 3, 3)]
    nearest = {colour: nearest_in(palette, colour) for colour in counted}
    drawn = Image.frombytes("P", shot.size, bytes(nearest[pixel] for pixel in pixels))
    drawn.putpalette(b"".join(palette))
    return drawn


def nearest_in(palette: list[bytes], colour: bytes) -> int:
    """Return the place in `palette` that comes nearest to `colour`."""
    far = (sum((a - b) ** 2 for a, b in zip(colour, of, strict=True)) for of in palette)
    return min(enumerate(far), key=lambda each: each[1])[0]


def test_the_pictures_of_the_readme(page):
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
    with office("--demo") as untouched:
        enter(page, untouched, "clerk")
        assert draw(page, "ledger") < BYTES_MAX
        enter(page, untouched, "handler")
        opened(page, untouched, "/ledger/")
        page.locator("[data-open]", has_text=SHOWN).first.click()
        page.wait_for_selector(".steps")
        assert draw(page, "issue") < BYTES_MAX

"""Pictures of what the window shows, small enough to be kept in the tree."""

import io
import os
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = os.environ.get("TAIZHANG_PICTURES", "")
BYTES_MAX = 250_000
SIZE = {"width": 1200, "height": 780}


def drawn(page: Page, name: str, *, at: str = "") -> None:
    """Draw the window under `name`, from `at` on, where pictures are asked for."""
    if not FOLDER:
        return
    usual = page.viewport_size
    page.set_viewport_size(SIZE)
    if at:
        page.locator(at).first.scroll_into_view_if_needed()
    assert draw(page, name) < BYTES_MAX
    page.set_viewport_size(usual or SIZE)


def draw(page: Page, name: str) -> int:
    """Write what the window shows as a small PNG; return its size in bytes."""
    Path(FOLDER).mkdir(parents=True, exist_ok=True)
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

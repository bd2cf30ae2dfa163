"""A sheet to draw on with flat shapes: 800 by 600 units, drawn large and shrunk smooth."""

import random
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 800, 600
_LARGER: Final = 2
_STRIP: Final = 44
Point = tuple[float, float]
Colour = str
# Looked for where systems keep their fonts; Pillow brings one for Latin letters.
CHINESE_FONTS: Final = (
    "NotoSansCJK-Regular.ttc",
    "SourceHanSansSC-Regular.otf",
    "msyh.ttc",
    "PingFang.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
)


class Sheet:
    """A picture in the making. Later shapes lie on earlier ones."""

    def __init__(self, ground: Colour) -> None:
        size = (WIDTH * _LARGER, HEIGHT * _LARGER)
        self._image = Image.new("RGB", size, ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: Colour
    ) -> None:
        """Draw a rectangle."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """Draw a polygon."""
        self._draw.polygon(_enlarged(points), fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 4) -> None:
        """Draw a line of `width` units through `points`."""
        pixels = round(width * _LARGER)
        self._draw.line(_enlarged(points), fill, pixels, joint="curve")

    def disc(self, x: float, y: float, across: float, down: float, fill: Colour) -> None:
        """Draw an ellipse round (x, y) with these radii."""
        corners = _enlarged([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse(corners, fill)

    def glow(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Lay light of `colour` round (x, y), brightest in the middle."""
        # Drawn small and enlarged: light has no edges, and this is quick.
        small = Image.new("L", (WIDTH // 8, HEIGHT // 8), 0)
        pen = ImageDraw.Draw(small)
        for share in range(12, 0, -1):
            reach = radius * share / 12 / 8
            bounds = (x / 8 - reach, y / 8 - reach, x / 8 + reach, y / 8 + reach)
            pen.ellipse(bounds, fill=round(190 * (1 - share / 13) ** 1.3))
        mask = small.resize(self._image.size, Image.Resampling.BILINEAR)
        self._image.paste(Image.new("RGB", self._image.size, colour), (0, 0), mask)

    def text(self, x: float, y: float, words: str, fill: Colour, size: int = 48) -> None:
        """Write a few Latin letters or digits with their middle at (x, y)."""
        font = ImageFont.load_default(size * _LARGER)
        self._draw.text((x * _LARGER, y * _LARGER), words, fill, font, anchor="mm")

    def seen_from(self, spot: str) -> None:
        """See it as whoever stands there does: nearer or further, the light from a side.

        Two doors photographed for two matters are two pictures, not one.
        """
        chance = random.Random(spot)
        wide, high = self._image.size
        part = chance.uniform(0.74, 0.92)
        left, top = chance.uniform(0, 1 - part) * wide, chance.uniform(0, 1 - part) * high
        box = (left, top, left + part * wide, top + part * high)
        nearer = self._image.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR, box)
        light = Image.linear_gradient("L").rotate(chance.uniform(0, 360), fillcolor=128)
        shade = light.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR).convert("RGB")
        lit = Image.blend(nearer, shade, 0.16)
        self._image = lit.resize((wide, high), Image.Resampling.BILINEAR)

    def finished(self, chinese: str, latin: str) -> Image.Image:
        """Return the picture with a caption below: `chinese` where a font has it."""
        picture = self._image.reduce(_LARGER)
        strip = Image.new("RGB", (WIDTH, _STRIP), "#10161E")
        dimmed = Image.blend(picture.crop((0, HEIGHT - _STRIP, WIDTH, HEIGHT)), strip, 0.72)
        pen = ImageDraw.Draw(dimmed)
        font = chinese_font(24)
        words = chinese if font else latin
        pen.text(
            (16, _STRIP / 2),
            words,
            "#FFFFFF",
            font or ImageFont.load_default(22),
            anchor="lm",
        )
        picture.paste(dimmed, (0, HEIGHT - _STRIP))
        return picture


def chinese_font(size: int) -> ImageFont.FreeTypeFont | None:
    """Return a font of this machine that has Chinese characters, or None."""
    for name in CHINESE_FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            # Not on this machine; the next one may be.
            continue
    return None


def _enlarged(points: Sequence[Point]) -> list[Point]:
    return [(x * _LARGER, y * _LARGER) for x, y in points]

"""The receipt as a picture, for whoever keeps it among their photos (长按保存)."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import segno
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from taizhang.places.directory import office
from taizhang.reporting.shown import ReceiptShown

WIDTH: Final = 720
EDGE: Final = 24
SMALLEST: Final = 14
FOLDERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts",
                  "C:/Windows/Fonts")  # fmt: skip
CHINESE: Final = (
    "NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf", "wqy-zenhei.ttc", "wqy-microhei.ttc", "msyh.ttc",
    "PingFang.ttc", "simhei.ttf",
)  # fmt: skip


def picture(receipt: ReceiptShown, address: str) -> bytes:
    """Return the receipt as a PNG. Without a Chinese font it has number, code and phone."""
    code = BytesIO()
    segno.make(address, error="m", micro=False).save(code, kind="png", scale=9, border=4)
    square = Image.open(code).convert("L")
    sheet = Image.new("L", (WIDTH, 430 + square.height), 255)
    draw = ImageDraw.Draw(sheet)
    y = 40
    for text, size in _lines(receipt):
        # English says the same at greater length.
        while size > SMALLEST and draw.textlength(text, _font(size)) > WIDTH - 2 * EDGE:
            size -= 1
        draw.text((WIDTH // 2, y), text, fill=0, anchor="ma", font=_font(size))
        y += round(size * 1.5)
    sheet.paste(square, ((WIDTH - square.width) // 2, y + 10))
    out = BytesIO()
    sheet.save(out, "PNG", optimize=True)
    return out.getvalue()


def _lines(receipt: ReceiptShown) -> list[tuple[str, int]]:
    phone = office().phone
    if not _chinese():
        return [(receipt.number, 64), (phone, 36)]
    asked = _("问进度请打 %(phone)s，报回执号") % {"phone": phone} if phone else ""
    lines = [
        (office().name, 36),
        (_("民情登记回执"), 40),
        (receipt.number, 68),
        (f"{receipt.raised} {receipt.about}".strip(), 30),
        (asked, 30),
        (_("扫码查进度"), 30),
    ]
    return [(text, size) for text, size in lines if text]


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    found = _chinese()
    return ImageFont.truetype(found, size) if found else ImageFont.load_default(size)


@cache
def _chinese() -> str:
    """Return where this machine has a font with Chinese characters, "" for nowhere."""
    there = {
        path.name: str(path)
        for folder in FOLDERS
        for path in Path(folder).rglob("*.[to]t[cf]")
    }
    return next((there[name] for name in CHINESE if name in there), "")

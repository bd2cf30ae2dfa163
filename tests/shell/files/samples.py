"""Photos and documents as people hand them in, drawn and written by the tests."""

import zlib
from io import BytesIO
from typing import Any

from PIL import Image

GPS = 0x8825
MAKE = 0x010F
ORIENTATION = 0x0112
PLAIN_CATALOG = "/OpenAction [3 0 R /XYZ null null 0]"


def file_of(image: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    """Return `image` as a file of the kind `form`."""
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def scene(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """Return a picture: bright above, dark below, a red thing in the upper left."""
    picture = Image.linear_gradient("L").rotate(180).resize((width, height)).convert("RGB")
    picture.paste((200, 0, 0), (0, 0, width // 4, height // 4))
    return picture.convert(mode)


def colour(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    """Return the red, green and blue at a place of `image`, 0 to 255 each."""
    return tuple(image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes())


def photo(
    width: int = 640, height: int = 480, orientation: int = 1, form: str = "JPEG"
) -> bytes:
    """Return a phone's photo: with the camera's name, and where it was taken."""
    notes = Image.Exif()
    notes[MAKE] = "Camera of Wang Xiaoming"
    notes[ORIENTATION] = orientation
    notes.get_ifd(GPS).update({1: "N", 2: (46.0, 35.0, 1.5), 3: "E", 4: (125.0, 6.0, 2.0)})
    more = {"comment": b"taken at home"} if form == "JPEG" else {}
    return file_of(scene(width, height), form, exif=notes, **more)


def png_claiming(width: int, height: int) -> bytes:
    """Return a small PNG that says it has `width` × `height` pixels."""
    genuine = file_of(Image.new("L", (8, 8)), "PNG")
    header = (
        b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    )
    return genuine[:12] + header + zlib.crc32(header).to_bytes(4, "big") + genuine[33:]


def document(catalog: str = PLAIN_CATALOG, trailer: str = "", more: bytes = b"") -> bytes:
    """Return a PDF of one empty page whose catalog and trailer also say these things."""
    objects = (
        f"1 0 obj <</Type/Catalog/Pages 2 0 R {catalog}>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
        "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj\n"
    )
    end = f"trailer <</Root 1 0 R/Size 5 {trailer}>>\nstartxref\n0\n%%EOF\n"
    return b"%PDF-1.7\n" + objects.encode() + more + end.encode()


def object_stream(objects: bytes, filters: str = "/Filter/FlateDecode") -> bytes:
    """Return a compressed stream of PDF objects, as many programs write."""
    packed = zlib.compress(objects)
    says = f"4 0 obj <</Type/ObjStm/N 1/First 4{filters}/Length {len(packed)}>> stream\n"
    return says.encode() + packed + b"\nendstream endobj\n"

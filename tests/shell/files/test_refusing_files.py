"""Refusing: a file is judged by what it holds, told why, and leaves nothing behind."""

import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from taizhang.files import shelf
from taizhang.files.keeping import keep
from taizhang.files.models import Attachment
from taizhang.files.pictures import (
    PIXELS_MAX_HEIF,
    PIXELS_MAX_JPEG,
    PIXELS_MAX_PNG,
    PIXELS_MAX_PROGRESSIVE,
    PIXELS_MAX_WEBP,
)
from taizhang.files.refusals import WORDING, Flaw, Unusable, worded
from tests.shell.files.samples import (
    document,
    file_of,
    object_stream,
    photo,
    png_claiming,
    scene,
)

pytestmark = pytest.mark.django_db


def refusal(data: bytes, name: str = "现场.jpg") -> Unusable:
    """Return why `data` is refused; nothing may have been kept."""
    with pytest.raises(Unusable) as refused:
        keep(BytesIO(data), name)
    assert Attachment.objects.count() == 0
    return refused.value


def zipped() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    return file.getvalue()


def talkative() -> bytes:
    """Return a PNG whose text unpacks to far more than the picture."""
    text = PngImagePlugin.PngInfo()
    text.add_text("note", "0" * 5_000_000, zip=True)
    return file_of(scene(), "PNG", pnginfo=text)


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
# A GIF that is a program as well: its size begins a comment, the end of it a call.
POLYGLOT = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)"
# Draws a picture anew and says how many kilobytes of memory that took at most.
DRAWING = """
import pathlib, re, sys
from taizhang.files.pictures import drawn_anew

def peak():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])

before = peak()
drawn_anew(pathlib.Path(sys.argv[1]).read_bytes(), sys.argv[2])
print(peak() - before)
"""


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        pytest.param(b"", Flaw.EMPTY, id="nothing"),
        pytest.param(b"\xff\xd8\xff" + bytes(15 * 2**20), Flaw.TOO_LARGE, id="too large"),
        pytest.param(SVG, Flaw.KIND_NOT_TAKEN, id="svg"),
        pytest.param(file_of(scene(), "GIF"), Flaw.KIND_NOT_TAKEN, id="gif"),
        pytest.param(POLYGLOT, Flaw.KIND_NOT_TAKEN, id="a gif that is a program"),
        pytest.param(file_of(scene(), "BMP"), Flaw.KIND_NOT_TAKEN, id="bmp"),
        pytest.param(file_of(scene(), "ICO"), Flaw.KIND_NOT_TAKEN, id="icon"),
        pytest.param(file_of(scene(), "EPS"), Flaw.KIND_NOT_TAKEN, id="eps"),
        pytest.param(file_of(scene(), "JPEG2000"), Flaw.KIND_NOT_TAKEN, id="jpeg 2000"),
        pytest.param(file_of(scene(), "PPM"), Flaw.KIND_NOT_TAKEN, id="ppm"),
        pytest.param(b"\0\0\0\x18ftypmp42" + bytes(90), Flaw.KIND_NOT_TAKEN, id="video"),
        pytest.param(b"\0\0\0\x18ftypavif" + bytes(90), Flaw.KIND_NOT_TAKEN, id="avif"),
        pytest.param(
            b"<!doctype html><script>x()</script>", Flaw.KIND_NOT_TAKEN, id="html"
        ),
        pytest.param(b"#!/bin/sh\nrm -rf /\n", Flaw.KIND_NOT_TAKEN, id="shell"),
        pytest.param(b"\x7fELF" + bytes(90), Flaw.KIND_NOT_TAKEN, id="elf"),
        pytest.param(b"{\\rtf1 x}", Flaw.KIND_NOT_TAKEN, id="rtf"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(512), Flaw.KIND_NOT_TAKEN, id="old word"),
        pytest.param(b"\x1f\x8b" + bytes(90), Flaw.KIND_NOT_TAKEN, id="gzip"),
        pytest.param(b"RIFF\0\0\0\0WAVE" + bytes(90), Flaw.KIND_NOT_TAKEN, id="sound"),
        pytest.param(b"\0", Flaw.KIND_NOT_TAKEN, id="one byte"),
        pytest.param("只是文字".encode(), Flaw.KIND_NOT_TAKEN, id="text"),
        pytest.param(file_of(scene(), "TIFF"), Flaw.KIND_NOT_TAKEN, id="tiff"),
        pytest.param(zipped(), Flaw.KIND_NOT_TAKEN, id="a zip called .jpg"),
        pytest.param(b"<?php ?>", Flaw.KIND_NOT_TAKEN, id="a program called .jpg"),
        pytest.param(b"MZ" + bytes(500), Flaw.KIND_NOT_TAKEN, id="another program"),
        pytest.param(HEIC, Flaw.DAMAGED, id="a heic's beginning only"),
        pytest.param(photo(form="HEIF")[:-200], Flaw.DAMAGED, id="a heic cut short"),
        pytest.param(photo(form="WEBP")[:-200], Flaw.DAMAGED, id="a webp cut short"),
        pytest.param(
            b"RIFF\xff\xff\xff\xffWEBPVP8 " + SVG, Flaw.DAMAGED, id="a webp's head"
        ),
        pytest.param(photo()[:-400], Flaw.DAMAGED, id="a photo cut short"),
        pytest.param(b"\xff\xd8\xff" + SVG, Flaw.DAMAGED, id="a photo's beginning only"),
        pytest.param(file_of(scene(), "PNG")[:-60], Flaw.DAMAGED, id="a png cut short"),
        pytest.param(talkative(), Flaw.DAMAGED, id="a png with a bomb of text"),
        pytest.param(png_claiming(50_000, 50_000), Flaw.TOO_MANY_PIXELS, id="a bomb"),
        pytest.param(png_claiming(9_000, 9_000), Flaw.TOO_MANY_PIXELS, id="too fine"),
        pytest.param(png_claiming(70_000, 1), Flaw.TOO_MANY_PIXELS, id="too long"),
        pytest.param(png_claiming(900, 900), Flaw.DAMAGED, id="less than it says"),
    ],
)
def test_what_is_no_photo_or_whole_document_is_refused(data, flaw):
    assert refusal(data).code is flaw


def test_a_phone_s_largest_photo_is_taken():
    image = Image.new("L", (8160, 6120), 128)

    kept = keep(BytesIO(file_of(image)), "五千万像素.jpg")

    assert (kept.width, kept.height) == (2560, 1920)


@pytest.mark.parametrize(
    ("pixels", "how"),
    [(PIXELS_MAX_JPEG, {}), (PIXELS_MAX_PROGRESSIVE, {"progressive": True})],
)
def test_a_jpeg_beyond_what_can_be_read_modestly_is_refused(pixels, how):
    image = Image.new("L", (8000, pixels // 8000 + 1))

    assert refusal(file_of(image, **how)).code is Flaw.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("form", "pixels"),
    [
        ("JPEG", PIXELS_MAX_JPEG),
        ("PNG", PIXELS_MAX_PNG),
        ("HEIF", PIXELS_MAX_HEIF),
        ("WEBP", PIXELS_MAX_WEBP),
    ],
)
def test_the_largest_picture_of_a_kind_takes_less_than_200_megabytes(
    form, pixels, tmp_path
):
    largest = tmp_path / "largest"
    largest.write_bytes(file_of(Image.new("RGB", (6000, pixels // 6000)), form))

    drawing = [sys.executable, "-c", DRAWING, str(largest), form]
    said = subprocess.run(drawing, capture_output=True, text=True, check=True)
    assert int(said.stdout) < 200 * 1024


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF", "WEBP"])
def test_what_hides_behind_a_photo_is_not_kept(form):
    kept = keep(BytesIO(photo(form=form) + zipped() + SVG), "x.php.jpg")

    data = shelf.place(kept.sha256).read_bytes()
    assert b"<svg" not in data
    assert b"workbook" not in data


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        pytest.param(document()[:-30], Flaw.DAMAGED, id="cut short"),
        pytest.param(b"%PDF-1.7\n", Flaw.DAMAGED, id="its beginning only"),
        pytest.param(document(trailer="/Encrypt 9 0 R"), Flaw.LOCKED, id="locked"),
        pytest.param(document("/Names<</JavaScript 9 0 R>>"), Flaw.ACTIVE, id="scripts"),
        pytest.param(
            document("/AA<</O<</S/J#61vaScript/JS(x)>>>>"), Flaw.ACTIVE, id="in disguise"
        ),
        pytest.param(
            document("/A<</S /Launch/F(cmd.exe)>>"), Flaw.ACTIVE, id="starts a program"
        ),
        pytest.param(
            document("/Names<</EmbeddedFiles 9 0 R>>"), Flaw.ACTIVE, id="carries files"
        ),
        pytest.param(
            document("/OpenAction<</S/URI/URI(http://x)>>"), Flaw.ACTIVE, id="calls out"
        ),
        pytest.param(document("/OpenAction 9 0 R"), Flaw.ACTIVE, id="does something"),
        pytest.param(
            document(more=object_stream(b"9 0 <</S/JavaScript/JS(x)>>")),
            Flaw.ACTIVE,
            id="scripts, compressed",
        ),
        pytest.param(
            document(more=object_stream(b"9 0", "/Filter[/FlateDecode/LZWDecode]")),
            Flaw.ACTIVE,
            id="packed oddly",
        ),
        pytest.param(
            document(more=object_stream(bytes(60_000_000))), Flaw.ACTIVE, id="a bomb"
        ),
        pytest.param(
            document(more=object_stream(b"9 0").replace(b"x\x9c", b"??")),
            Flaw.DAMAGED,
            id="not what it says",
        ),
    ],
)
def test_a_document_that_does_more_than_show_is_refused(data, flaw):
    assert refusal(data).code is flaw


@pytest.mark.parametrize(
    "harmless",
    [
        pytest.param(document(), id="opens at a page"),
        pytest.param(document(""), id="nothing special"),
        pytest.param(
            document(more=object_stream(b"9 0 <</Type/Font>>")), id="compressed objects"
        ),
        pytest.param(document("/Title(JavaScript, Launch)"), id="a title about scripts"),
        pytest.param(document("/A<</S/URI/URI(http://x)>>"), id="a link"),
    ],
)
def test_a_document_that_only_shows_is_taken(harmless):
    assert keep(BytesIO(harmless), "函.pdf").content_type == "application/pdf"


def test_the_refusal_names_the_file_as_its_owner_knows_it():
    said = worded(refusal(SVG, "C:\\照片\\现场\u202egpj.svg"))

    assert said.startswith("没有收下“现场gpj.svg”：")
    assert worded(Unusable(Flaw.EMPTY)).startswith("没有收下：")


@pytest.mark.parametrize("flaw", Flaw)
def test_every_refusal_says_what_to_do_in_two_sentences(flaw):
    said = str(WORDING[flaw])

    assert said.count("。") == 2
    assert "请" in said

"""Keeping: what was handed in is stored whole, once, and without where it was taken."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from taizhang.files import shelf
from taizhang.files.keeping import Kept, keep, known, scrub
from taizhang.files.models import Attachment
from taizhang.keys.secrets import folder
from tests.shell.files.samples import GPS, colour, document, file_of, photo, scene

pytestmark = pytest.mark.django_db


def handed_in(data: bytes, name: str = "照片.jpg") -> Kept:
    return keep(BytesIO(data), name)


def stored(kept: Kept) -> Image.Image:
    return Image.open(shelf.place(kept.sha256))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF", "WEBP"])
def test_neither_place_nor_camera_nor_comment_is_kept(form):
    original = photo(form=form)
    assert Image.open(BytesIO(original)).getexif().get_ifd(GPS)

    kept = handed_in(original)

    for sha256 in (kept.sha256, kept.thumbnail_sha256):
        data = shelf.place(sha256).read_bytes()
        assert not Image.open(BytesIO(data)).getexif()
        assert b"Exif" not in data
        assert b"Xiaoming" not in data
        assert b"taken at home" not in data


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "upper left"), (2, "upper right"), (3, "lower right"), (4, "lower left")]
    + [(5, "upper left"), (6, "upper right"), (7, "lower right"), (8, "lower left")],
)
def test_a_photo_taken_sideways_stands_upright(orientation, corner):
    kept = handed_in(photo(640, 480, orientation))

    assert (kept.width, kept.height) == ((640, 480) if orientation < 5 else (480, 640))
    right = kept.width - 20 if "right" in corner else 20
    low = kept.height - 20 if "lower" in corner else 20
    red, green, _blue = colour(stored(kept), right, low)
    assert red > 150
    assert green < 80


@pytest.mark.parametrize(
    ("taken", "kept_as"),
    [
        pytest.param((640, 480), (640, 480), id="small: as it is"),
        pytest.param((5120, 3840), (2560, 1920), id="a phone's photo"),
        pytest.param((500, 9000), (500, 9000), id="a long chat stays legible"),
    ],
)
def test_a_photo_is_made_modest(taken, kept_as):
    kept = handed_in(photo(*taken))

    assert (kept.width, kept.height) == kept_as == stored(kept).size
    assert kept.size_bytes == shelf.place(kept.sha256).stat().st_size
    assert max(Image.open(shelf.place(kept.thumbnail_sha256)).size) == 480


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_every_kind_of_jpeg_is_kept_in_plain_colours(mode):
    picture = stored(handed_in(file_of(scene(mode=mode), progressive=mode == "L")))

    assert picture.mode == "RGB"
    assert colour(picture, 320, 130) > colour(picture, 320, 450)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_kept(mode):
    image = scene(mode="L").convert("I;16") if mode == "I;16" else scene(mode=mode)
    if mode == "I;16":
        image = image.point(lambda shade: shade * 256)

    kept = handed_in(file_of(image, "PNG"))

    assert kept.content_type == "image/png"
    assert colour(stored(kept), 321, 135) >= colour(stored(kept), 321, 470)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_is_kept_on_white(mode):
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0)).convert(mode)

    kept = handed_in(file_of(clear, "PNG"))

    assert colour(stored(kept), 30, 20) == (255, 255, 255)


def test_a_large_png_is_kept_as_a_photo():
    rough = Image.effect_noise((1500, 1500), 90)

    assert handed_in(file_of(rough, "PNG")).content_type == "image/jpeg"


def test_a_large_drawing_is_made_smaller_without_seams():
    lines = Image.new("RGB", (2700, 3300), "white")
    for row in range(0, 3300, 7):
        lines.paste("navy", (row % 900, row, 2700, row + 2))

    kept = handed_in(file_of(lines, "PNG"))

    assert kept.content_type == "image/png"
    at_once = lines.resize((kept.width, kept.height), Image.Resampling.LANCZOS)
    assert max(ImageChops.difference(at_once, stored(kept)).tobytes()) <= 3


def test_a_document_is_kept_byte_for_byte():
    kept = handed_in(document(), "回复函.pdf")

    assert shelf.place(kept.sha256).read_bytes() == document()
    assert kept.sha256 == kept.original_sha256
    assert not kept.pictured


def test_the_same_photo_twice_is_one_file_and_one_row():
    first, again = handed_in(photo()), handed_in(photo(), "另一个名字.jpg")

    assert first == again
    assert Attachment.objects.count() == 1
    assert len([path for path in (folder() / "files").rglob("*") if path.is_file()]) == 2


def test_two_photos_that_differ_only_in_their_notes_are_one_file():
    first, other = handed_in(photo()), handed_in(file_of(scene()))

    assert first.original_sha256 != other.original_sha256
    assert first.sha256 == other.sha256
    assert Attachment.objects.count() == 1


def test_pictures_that_look_alike_are_near_and_others_are_far():
    looks = [
        int(handed_in(each).dhash, 16)
        for each in (
            photo(),
            file_of(scene(1200, 900), quality=40),
            file_of(Image.radial_gradient("L")),
        )
    ]

    assert (looks[0] ^ looks[1]).bit_count() <= 6
    assert (looks[0] ^ looks[2]).bit_count() >= 16


def test_kept_files_are_known_by_their_hash(django_assert_num_queries):
    kept = handed_in(photo())

    with django_assert_num_queries(1):
        assert known([kept.sha256, "0" * 64]) == {kept.sha256: kept}


def test_a_lost_file_is_kept_anew_when_it_is_handed_in_again():
    kept = handed_in(photo())
    shelf.place(kept.sha256).unlink()

    assert handed_in(photo()) == kept
    assert list(scrub()) == []


def test_scrubbing_names_each_file_that_is_missing_or_changed():
    whole, changed, lost = (handed_in(photo(size, 480)) for size in (640, 700, 800))
    shelf.place(lost.sha256).unlink()
    shelf.place(changed.thumbnail_sha256).write_bytes(b"torn")

    said = sorted(scrub())

    assert len(said) == 2
    assert f"{lost.sha256} is missing" in " ".join(said)
    assert f"{changed.thumbnail_sha256} was changed" in " ".join(said)
    assert whole.sha256 not in " ".join(said)


def test_any_single_changed_bit_in_a_document_is_found():
    path = shelf.place(handed_in(document()).sha256)
    whole = path.read_bytes()
    for place in range(0, len(whole), 29):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert len(list(scrub())) == 1


def test_only_the_owner_may_read_what_is_kept():
    handed_in(photo())

    modes = {path.stat().st_mode & 0o077 for path in (folder() / "files").rglob("*")}
    assert modes == {0}

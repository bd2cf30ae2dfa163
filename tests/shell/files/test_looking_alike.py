"""A picture is known again however it was sent on; two pictures are not taken for one."""

import datetime as dt
import itertools
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageDraw, ImageEnhance

from taizhang.core.likeness import Claim, Spot
from taizhang.files import looks
from taizhang.files.keeping import claims_of, keep
from taizhang.files.pictures import dhash
from tests.shell.files.samples import GPS, file_of, scene

pytestmark = pytest.mark.django_db
EXIF, TAKEN, ZONE = 0x8769, 0x9003, 0x9011


def street(number: int, width: int = 800, height: int = 600) -> Image.Image:
    """Return a picture unlike that of any other number: shapes and shades all over it."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    state = number * 2654435761 + 12345
    for _ in range(60):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        x, y = (state >> 20) % width, (state >> 34) % height
        side = 40 + (state >> 48) % 160
        shade = (state >> 8) % 256
        pen.rectangle(
            (x, y, x + side, y + side // 2), fill=(shade, 255 - shade, shade // 2)
        )
    return picture


def sent_on(picture: Image.Image) -> dict[str, Image.Image]:
    """Return the same picture as people hand it in again."""
    width, height = picture.size
    bright = ImageEnhance.Brightness(picture).enhance(1.1)
    cut = picture.crop((width // 100, height // 100, width, height))
    return {
        "recompressed": Image.open(BytesIO(file_of(picture, quality=35))),
        "smaller": picture.resize((width // 2, height // 2)),
        "brighter": bright,
        "a little cut": cut,
        "all of it": Image.open(BytesIO(file_of(bright.resize((500, 375)), quality=50))),
    }


def kept(picture: Image.Image) -> str:
    """Keep a picture and return its hash."""
    return keep(BytesIO(file_of(picture)), "street.jpg").sha256


@pytest.mark.parametrize("how", sent_on(street(0)))
def test_a_copy_is_found_however_it_was_sent_on(how):
    first = kept(street(1))
    kept(street(2))
    again = kept(sent_on(street(1))[how])

    assert set(looks.alike([again])[again]) == {first}


def test_pictures_of_other_things_are_never_alike():
    each = [dhash(street(number)) for number in range(120)]

    nearest = min(looks.apart(a, b) for a, b in itertools.combinations(each, 2))
    assert nearest > looks.APART_MOST


def test_a_wall_without_anything_on_it_is_like_nothing():
    wall, other = scene(640, 480), scene(320, 200)

    assert looks.alike([kept(wall), kept(other)]) == {}


def test_every_two_looks_that_are_alike_share_a_piece():
    one = "0123456789abcdef"
    for bits in itertools.combinations(range(0, 64, 3), looks.APART_MOST):
        other = f"{int(one, 16) ^ sum(1 << bit for bit in bits):016x}"
        assert any(one[a:b] == other[a:b] for a, b in looks.PIECES)


def test_looking_for_several_takes_two_queries():
    several = [kept(street(number)) for number in range(4)]

    with CaptureQueriesContext(connection) as asked:
        looks.alike(several)
    assert len(asked) == 2


def taken(when: str, zone: str = "") -> bytes:
    """Return a photo that says when and where it was taken."""
    notes = Image.Exif()
    notes.get_ifd(EXIF).update({TAKEN: when} | ({ZONE: zone} if zone else {}))
    notes.get_ifd(GPS).update({1: "N", 2: (46.0, 35.0, 1.5), 3: "E", 4: (125.0, 6.0, 2.0)})
    return file_of(street(9), exif=notes)


@pytest.mark.parametrize(
    ("when", "zone", "hour"),
    [
        ("2026:11:19 18:42:07", "", dt.datetime(2026, 11, 19, 10, 42, 7, tzinfo=dt.UTC)),
        (
            "2026:11:19 18:42:07",
            "+09:00",
            dt.datetime(2026, 11, 19, 9, 42, 7, tzinfo=dt.UTC),
        ),
        ("0000:00:00 00:00:00", "", None),
    ],
)
def test_what_the_camera_wrote_is_noted_beside_the_picture(when, zone, hour):
    told = keep(BytesIO(taken(when, zone)), "p.jpg", claims=True)

    assert claims_of([told.sha256])[told.sha256] == Claim(hour, Spot(465838, 1251006))


def test_what_a_residents_phone_wrote_is_noted_nowhere():
    told = keep(BytesIO(taken("2026:11:19 18:42:07")), "p.jpg")

    assert claims_of([told.sha256]) == {}


def test_a_camera_that_says_nothing_claims_nothing():
    told = keep(BytesIO(file_of(street(3))), "p.jpg", claims=True)

    assert claims_of([told.sha256]) == {}


def test_a_picture_is_not_made_younger_by_handing_it_in_as_a_resident_first():
    old = taken("2026:11:19 18:42:07")
    keep(BytesIO(old), "p.jpg")
    told = keep(BytesIO(old), "p.jpg", claims=True)

    assert claims_of([told.sha256])[told.sha256] == Claim(
        dt.datetime(2026, 11, 19, 10, 42, 7, tzinfo=dt.UTC)
    )


def test_where_a_residents_picture_was_taken_stays_unknown_whoever_hands_it_in_again():
    for claims in (False, True, True):
        told = keep(BytesIO(taken("2026:11:19 18:42:07")), "p.jpg", claims=claims)

    assert claims_of([told.sha256])[told.sha256].spot is None

"""Outlines of grids: a file is good as a whole, or each bad feature is named; drawn by hand."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from taizhang.grids.geojson import rings_of
from taizhang.places.gazetteer import forget
from taizhang.places.models import Outline, Place
from tests.shell.roster.filling import GRID, keeper

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SQUARE = [[125.1, 46.5], [125.2, 46.5], [125.2, 46.6], [125.1, 46.6], [125.1, 46.5]]
BOW = [[125.1, 46.5], [125.2, 46.6], [125.2, 46.5], [125.1, 46.6], [125.1, 46.5]]


def feature(geometry, **said):
    """Return a feature that says these things of itself."""
    return {"type": "Feature", "properties": said, "geometry": geometry}


def polygon(ring):
    """Return an area with this edge."""
    return {"type": "Polygon", "coordinates": [ring]}


def handed_in(*features, raw=None):
    """Hand a file of these features in; return the answer."""
    text = raw or json.dumps({"type": "FeatureCollection", "features": list(features)})
    file = SimpleUploadedFile("grids.geojson", text.encode())
    return keeper().post("/grid/outlines/", {"file": file})


@pytest.fixture(autouse=True)
def second_grid():
    """Add another grid to the community."""
    above = Place.objects.get(code="beihu")
    Place.objects.create(code="beihu-06", name="北湖06网格", kind="grid", parent=above)
    forget()


@pytest.mark.parametrize(
    "said",
    [{"code": GRID}, {"name": "北湖05网格"}, {"NAME": "北湖·05 网格"}, {"名称": "北湖05"}],
)
def test_a_feature_finds_its_grid_by_code_or_name(said):
    assert handed_in(feature(polygon(SQUARE), **said)).status_code == 302

    outline = Outline.objects.get()
    assert (outline.place.code, outline.geographic) == (GRID, True)
    assert outline.rings == [SQUARE]


def test_the_plan_draws_what_came_in_and_tiles_for_the_rest():
    handed_in(feature(polygon(SQUARE), code=GRID))
    words = Client().get("/grid/").content.decode()

    assert 'aria-label="北湖05网格"' in words and 'aria-label="北湖06网格"' in words
    assert words.count("<path") == 2


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        pytest.param(polygon(BOW), "边线自己交叉了", id="crosses itself"),
        pytest.param(polygon(SQUARE[:2]), "少于三个不同的点", id="two points"),
        pytest.param(polygon([[1, 1], [2, 2], [3, 3], [1, 1]]), "面积是零", id="a line"),
        pytest.param(polygon([[1, "x"], [2, 2]]), "坐标不是数", id="no number"),
        pytest.param(polygon([[1], [2, 2]]), "不是一对坐标", id="no pair"),
        pytest.param({"type": "Point", "coordinates": [1, 2]}, "要的是面", id="a point"),
        pytest.param({"type": "Polygon", "coordinates": []}, "没有点", id="empty"),
        pytest.param(None, "没有图形", id="nothing"),
        pytest.param("x", "没有图形", id="text"),
    ],
)
def test_a_bad_feature_is_named_and_nothing_of_the_file_comes_in(geometry, why):
    good = feature(polygon(SQUARE), code=GRID)
    answer = handed_in(good, feature(geometry, name="北湖06网格"))
    words = answer.content.decode()

    assert answer.status_code == 422
    assert "第 2 个图形（北湖06网格）" in words and why in words
    assert not Outline.objects.exists()


@pytest.mark.parametrize(
    ("features", "why"),
    [
        pytest.param(
            [feature(polygon(SQUARE), name="南湖网格")], "没有叫“南湖网格”", id="unknown"
        ),
        pytest.param([feature(polygon(SQUARE))], "没写是哪个网格", id="nameless"),
        pytest.param(
            [feature(polygon(SQUARE), code=GRID)] * 2, "已经有一个轮廓", id="twice"
        ),
        pytest.param([17], "没写是哪个网格", id="no feature"),
        pytest.param([], "没有图形", id="none at all"),
    ],
)
def test_a_feature_of_no_grid_is_said(features, why):
    answer = handed_in(*features)

    assert answer.status_code == 422 and why in answer.content.decode()
    assert not Outline.objects.exists()


@pytest.mark.parametrize("raw", ["no json", "[]", '{"type":"Feature"}', "[" * 9999])
def test_what_is_no_geojson_is_said(raw):
    assert handed_in(raw=raw).status_code == 422


def test_a_grid_in_two_parts_keeps_both_and_what_is_open_is_closed():
    parts = {"type": "MultiPolygon", "coordinates": [[SQUARE[:-1]], [SQUARE]]}

    assert rings_of(parts) == [SQUARE, SQUARE]


def test_corners_that_were_clicked_or_written_are_kept():
    corners = "0,0\n500,0\n\n500，400\n0 400"
    answer = keeper().post(f"/grid/outlines/{GRID}/", {"corners": corners})

    assert answer.status_code == 302
    assert not Outline.objects.get().geographic
    back = keeper().get(f"/grid/outlines/{GRID}/").content.decode()
    assert "500,0\n500,400" in back


def test_drawing_beside_what_lies_on_the_map_keeps_to_the_map():
    handed_in(feature(polygon(SQUARE), code=GRID))
    keeper().post("/grid/outlines/beihu-06/", {"corners": "100,100\n300,100\n300,300"})

    drawn = Outline.objects.get(place__code="beihu-06")
    assert drawn.geographic
    assert all(125 < x < 125.3 and 46.4 < y < 46.7 for x, y in drawn.rings[0])


@pytest.mark.parametrize(
    ("corners", "why"),
    [
        ("", "少于三个不同的点"),
        ("1,1\n2,2", "少于三个不同的点"),
        ("0,0\n9,9\n9,0\n0,9", "交叉"),
        ("0,0\n中间\n9,0", "第 2 行“中间”不是一对数"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_stays_in_the_field(corners, why):
    answer = keeper().post(f"/grid/outlines/{GRID}/", {"corners": corners})
    words = answer.content.decode()

    assert answer.status_code == 422 and why in words
    assert corners in words
    assert not Outline.objects.exists()


def test_an_outline_is_taken_away_again():
    handed_in(feature(polygon(SQUARE), code=GRID))
    keeper().post(f"/grid/outlines/{GRID}/drop/")

    assert not Outline.objects.exists()

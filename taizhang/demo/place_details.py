"""What makes the demo's places look lived in: what people say, a grid that was split last
spring, and where people go."""

import datetime as dt

from taizhang.places.models import (
    EarlierPlacement,
    OtherName,
    Place,
    Point,
    Succession,
)

SAID = (
    ("jinxiu", "铁路家属院", "Railway Housing"),
    ("jinxiu", "锦绣", ""),
    ("courtyard", "和平里", ""),
    ("riverside", "棉纺厂宿舍", "Cotton Mill Housing"),
    ("new-village", "老新村", ""),
    ("market", "东门早市", "East Gate Market"),
)


def last_spring(today: dt.date) -> dt.date:
    """Return the first of May that came last."""
    this_year = dt.date(today.year, 5, 1)
    return this_year if this_year <= today else dt.date(today.year - 1, 5, 1)


def fill_in(today: dt.date) -> None:
    """Write it all."""
    places = {row.code: row for row in Place.objects.all()}
    for code, name, english in SAID:
        OtherName.objects.create(place=places[code], name=name, name_en=english)
    Point.objects.bulk_create([*_points(places), *_boxes(places)])
    _split(places, last_spring(today))


def _points(places: dict[str, Place]) -> list[Point]:
    return [
        Point(
            code="b-demo000001",
            place=places["subdistrict"],
            kind=Point.Kind.CENTRE,
            name="青禾街道党群服务中心",
            name_en="Qinghe Service Centre",
            address="光明街 1 号一层",
            address_en="1 Guangming Street, ground floor",
            hours="8:30–17:30",
            phone="0459-000-1234",
        ),
        Point(
            code="b-demo000002",
            place=places["riverside"],
            kind=Point.Kind.STATION,
            name="滨河社区党群服务站",
            name_en="Binhe Service Station",
            address="滨河小区 5 号楼东侧",
            address_en="East of building 5, Riverside Estate",
            hours="8:30–20:00",
            phone="0459-000-1240",
        ),
        Point(
            code="b-demo000003",
            place=places["station"],
            kind=Point.Kind.COUNTER,
            name="青禾社区便民窗口",
            name_en="Qinghe Community Counter",
            address="服务站一层大厅",
            address_en="Ground floor hall of the station",
            hours="9:00–17:00",
        ),
    ]


def _boxes(places: dict[str, Place]) -> list[Point]:
    return [
        Point(
            code="b-demo000004",
            place=places["jinxiu"],
            kind=Point.Kind.BOX,
            name="锦绣家园意见箱",
            name_en="Jinxiu Gardens Box",
            address="东门岗亭旁",
            address_en="Beside the east gate",
        ),
        Point(
            code="b-demo000005",
            place=places["courtyard"],
            kind=Point.Kind.BOX,
            name="和平大院意见箱",
            name_en="Heping Courtyard Box",
            address="正门内左侧",
            address_en="Inside the main gate, on the left",
        ),
    ]


def _split(places: dict[str, Place], on: dt.date) -> None:
    """Tell that the two grids of 和平 were one until last spring."""
    before = Place.objects.create(
        code="heping-whole",
        name="和平·大院网格",
        name_en="Heping Courtyard Grid",
        kind=Place.Kind.GRID,
        parent=places["heping"],
        ended_on=on,
    )
    EarlierPlacement.objects.create(place=places["courtyard"], above=before, until=on)
    for code in ("heping-01", "heping-02"):
        Place.objects.filter(code=code).update(began_on=on)
        kind = Succession.Kind.SPLIT
        Succession.objects.create(earlier=before, later=places[code], on=on, kind=kind)

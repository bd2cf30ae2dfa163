"""Where the demo stories happen: eight communities with their grids, estates and buildings."""

from dataclasses import dataclass

from taizhang.places.models import Place

Kind = Place.Kind


@dataclass(frozen=True)
class Spot:
    """A place under the one named last before it of a larger kind."""

    code: str
    name: str
    name_en: str
    kind: Place.Kind


def _community(code: str, name: str, english: str) -> Spot:
    return Spot(code, f"{name}社区", f"{english} Community", Kind.COMMUNITY)


def _grid(code: str, name: str, english: str) -> Spot:
    return Spot(code, name, english, Kind.GRID)


def _estate(code: str, name: str, english: str, *numbers: int) -> tuple[Spot, ...]:
    """Return an estate and its buildings, which are called `code`-1 and so on.

    Lists show a place by its own name alone, so a building says of which estate it is.
    """
    buildings = (
        Spot(
            f"{code}-{number}",
            f"{name} {number} 号楼",
            f"{english}, Building {number}",
            Kind.BUILDING,
        )
        for number in numbers
    )
    return (Spot(code, name, english, Kind.ESTATE), *buildings)


SPOTS = (
    Spot("subdistrict", "青禾街道", "Qinghe Subdistrict", Kind.SUBDISTRICT),
    _community("qinghe", "青禾", "Qinghe"),
    _grid("qinghe-01", "青禾·01 网格", "Qinghe Grid 01"),
    *_estate("station", "青禾社区服务站", "Qinghe Service Station"),
    _grid("qinghe-05", "青禾·05 网格", "Qinghe Grid 05"),
    *_estate("jinxiu", "锦绣家园", "Jinxiu Gardens", 1, 2, 3, 4, 5, 6),
    _community("binhe", "滨河", "Binhe"),
    _grid("binhe-02", "滨河·02 网格", "Binhe Grid 02"),
    *_estate("riverside", "滨河小区", "Riverside Estate", 5, 6, 7, 8),
    _grid("binhe-03", "滨河·03 网格", "Binhe Grid 03"),
    *_estate("riverwalk", "滨河步道", "River Walk"),
    _community("anlan", "安澜", "Anlan"),
    _grid("anlan-01", "安澜·01 网格", "Anlan Grid 01"),
    *_estate("pocket-park", "安澜口袋公园", "Anlan Pocket Park"),
    _grid("anlan-02", "安澜·02 网格", "Anlan Grid 02"),
    *_estate("anlanli", "安澜里", "Anlan Lane", 9, 12, 15),
    _community("guangming", "光明", "Guangming"),
    _grid("guangming-01", "光明·01 网格", "Guangming Grid 01"),
    *_estate("market", "光明街东门早市", "Guangming East Gate Market"),
    *_estate("guangming-street", "光明街", "Guangming Street"),
    _grid("guangming-02", "光明·02 网格", "Guangming Grid 02"),
    *_estate("new-village", "光明新村", "Guangming New Village", 2, 5),
    _community("xiangyang", "向阳", "Xiangyang"),
    _grid("xiangyang-01", "向阳·01 网格", "Xiangyang Grid 01"),
    *_estate("xiangyangli", "向阳里", "Sunny Lane", 1, 4),
    _community("heping", "和平", "Heping"),
    _grid("heping-01", "和平·01 网格", "Heping Grid 01"),
    *_estate("courtyard", "和平大院", "Heping Courtyard", 3, 5),
    _grid("heping-02", "和平·02 网格", "Heping Grid 02"),
    *_estate("peace-lane", "和平巷", "Peace Lane", 1, 2),
    _community("yucai", "育才", "Yucai"),
    _grid("yucai-01", "育才·01 网格", "Yucai Grid 01"),
    *_estate("yucai-homes", "育才小区", "Yucai Estate", 2, 6),
    *_estate("school-gate", "育才小学北门", "Yucai School North Gate"),
    _community("songtao", "松涛", "Songtao"),
    _grid("songtao-01", "松涛·01 网格", "Songtao Grid 01"),
    *_estate("pine-court", "松涛苑", "Pine Court", 1, 3),
)


def lay_out() -> dict[str, str]:
    """Write every place; return the community in which each lies, by code."""
    sizes = list(Kind.values)
    around: dict[str, Place] = {}
    inside: dict[str, str] = {}
    for spot in SPOTS:
        size = sizes.index(spot.kind)
        around = {kind: row for kind, row in around.items() if sizes.index(kind) < size}
        parent = next(reversed(around.values()), None)
        around[spot.kind] = Place.objects.create(
            code=spot.code,
            name=spot.name,
            name_en=spot.name_en,
            kind=spot.kind,
            parent=parent,
        )
        community = around.get(Kind.COMMUNITY)
        inside[spot.code] = community.code if community else ""
    return inside

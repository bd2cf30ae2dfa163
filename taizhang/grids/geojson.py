"""Reading outlines from a GeoJSON file: all of it is good, or each bad feature is named."""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

BYTES_MAX = 10 * 1024 * 1024
FEATURES_MAX = 2000
POINTS_MAX = 5000
CROSSING_LOOKED_AT = 1500
KNOWN_AS = (
    "code",
    "official",
    "name",
    "编号",
    "代码",
    "网格编号",
    "名称",
    "网格",
    "网格名称",
)
Ring = list[list[float]]


class Unusable(ValueError):
    """The file is none, or features in it are bad; each problem is a sentence."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True)
class Edge:
    """The outline of the place `code`."""

    code: str
    rings: list[Ring]


def edges(raw: bytes, find: Callable[[str], str]) -> tuple[list[Edge], bool]:
    """Return the outlines in a file, and whether they are in degrees.

    `find` returns the code of the grid that a text names, "" for none.

    Raises:
        Unusable: with every problem there is; then none of it is of use.
    """
    features = _features(raw)
    problems: list[str] = []
    found: dict[str, Edge] = {}
    for number, feature in enumerate(features, start=1):
        called = _called(feature, number)
        try:
            code = _code_of(feature, find)
            if code in found:
                raise ValueError(_("这个网格前面已经有一个轮廓了，一个网格只要一个"))
            found[code] = Edge(code, rings_of(feature.get("geometry")))
        except ValueError as error:
            problems.append(_("%(feature)s：%(why)s。") % {"feature": called, "why": error})
    if problems:
        raise Unusable(*problems)
    return list(found.values()), all(map(_in_degrees, found.values()))


def rings_of(geometry: Any) -> list[Ring]:
    """Return the outer rings of a geometry, closed.

    Raises:
        ValueError: it is no area; why, in words.
    """
    if not isinstance(geometry, Mapping):
        raise ValueError(_("没有图形"))
    kind: Any = geometry.get("type")
    coordinates: Any = geometry.get("coordinates")
    if kind == "Polygon":
        polygons = [coordinates]
    elif kind == "MultiPolygon" and isinstance(coordinates, list):
        polygons = coordinates
    else:
        raise ValueError(
            _("图形是 %(kind)s，要的是面（Polygon 或 MultiPolygon）") % {"kind": kind}
        )
    if not polygons or not all(isinstance(each, list) and each for each in polygons):
        raise ValueError(_("图形里没有点"))
    return [ring_of(polygon[0]) for polygon in polygons]


def ring_of(points: Any) -> Ring:
    """Return a ring of points, closed.

    Raises:
        ValueError: it encloses nothing, or crosses itself; why, in words.
    """
    if not isinstance(points, list) or len(points) > POINTS_MAX:
        raise ValueError(_("点太多，或者不是点的列表（最多 %(n)d 个）") % {"n": POINTS_MAX})
    ring = [_point(each) for each in points]
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    ring = [each for place, each in enumerate(ring) if not place or each != ring[place - 1]]
    if len(ring) < 4:
        raise ValueError(_("少于三个不同的点，围不成一块地方"))
    if len(ring) <= CROSSING_LOOKED_AT and _crosses(ring):
        raise ValueError(_("边线自己交叉了"))
    if abs(_area(ring)) < 1e-12:
        raise ValueError(_("围起来的面积是零，点都在一条线上"))
    return ring


def _features(raw: bytes) -> list[Any]:
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unusable(
            _("这个文件不是 GeoJSON。请从画图软件里另存为 GeoJSON（UTF-8）再交。")
        ) from error
    if not isinstance(said, Mapping) or said.get("type") != "FeatureCollection":
        raise Unusable(
            _("文件里没有 FeatureCollection。请导出整个图层，不要只导一个图形。")
        )
    features = said.get("features")
    if not isinstance(features, list) or not features:
        raise Unusable(_("文件里没有图形。请核对导出的是不是网格那一层。"))
    if len(features) > FEATURES_MAX:
        raise Unusable(_("文件里的图形超过 %(n)d 个。请分几次交。") % {"n": FEATURES_MAX})
    return features


def _called(feature: Any, number: int) -> str:
    """Return how a feature is spoken of: its place in the file, and what it says it is."""
    names = list(_said_by(feature))
    said = _("（%(name)s）") % {"name": names[0][:40]} if names else ""
    return _("第 %(n)d 个图形%(name)s") % {"n": number, "name": said}


def _said_by(feature: Any) -> Iterator[str]:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if isinstance(properties, Mapping):
        lowered = {str(key).strip().casefold(): value for key, value in properties.items()}
        for key in KNOWN_AS:
            if (value := lowered.get(key)) not in (None, ""):
                yield str(value).strip()


def _code_of(feature: Any, find: Callable[[str], str]) -> str:
    said = list(_said_by(feature))
    if not said:
        raise ValueError(_("没写是哪个网格。属性里要有 code 或 name"))
    for text in said:
        if code := find(text):
            return code
    raise ValueError(
        _("没有叫“%(name)s”的网格。请核对名称，或先在地点里加上") % {"name": said[0][:40]}
    )


def _point(said: Any) -> list[float]:
    if not isinstance(said, list) or len(said) < 2:
        raise ValueError(_("有一个点不是一对坐标"))
    x, y = said[0], said[1]
    numbers = all(isinstance(v, int | float) and not isinstance(v, bool) for v in (x, y))
    if not numbers or not all(map(math.isfinite, (x, y))):
        raise ValueError(_("有一个点的坐标不是数"))
    return [float(x), float(y)]


def _in_degrees(edge: Edge) -> bool:
    return all(abs(x) <= 180 and abs(y) <= 90 for ring in edge.rings for x, y in ring)


def _area(ring: Ring) -> float:
    # Around its first point, so that large coordinates lose no digits.
    (left, low), total = ring[0], 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        total += (x1 - left) * (y2 - low) - (x2 - left) * (y1 - low)
    return total / 2


def _crosses(ring: Ring) -> bool:
    sides = list(zip(ring, ring[1:], strict=False))
    last = len(sides) - 1
    for first, side in enumerate(sides):
        for second in range(first + 2, len(sides)):
            beside = first == 0 and second == last
            if not beside and _meet(*side, *sides[second]):
                return True
    return False


def _meet(a: list[float], b: list[float], c: list[float], d: list[float]) -> bool:
    """Return whether the sides ab and cd cross; touching ends do not count."""
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: list[float], b: list[float], c: list[float]) -> int:
    across = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (across > 0) - (across < 0)

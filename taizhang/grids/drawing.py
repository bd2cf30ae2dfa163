"""Drawing the outline of a grid: corners on the plan, clicked or written down."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.grids.geojson import Edge, ring_of
from taizhang.grids.outlines import write
from taizhang.grids.plan import WIDTH, Frame, frame_of, outlines_there, path_of
from taizhang.places.models import Outline, Place
from taizhang.tongue import local
from taizhang.web.plain_forms import PlainForm

CORNER = re.compile(
    r"^\s*(-?\d{1,6}(?:\.\d{1,4})?)\s*[,，\s]\s*(-?\d{1,6}(?:\.\d{1,4})?)\s*$"
)


@dataclass(frozen=True)
class Beside:
    """An outline that is there already, to draw beside."""

    name: str
    path: str


@dataclass(frozen=True)
class Board:
    """The plan to draw on, with the outlines of the other grids."""

    width: int
    height: int
    beside: tuple[Beside, ...]


def board_for(place: Place) -> Board:
    """Return the plan on which the outline of `place` is drawn. One query."""
    there = outlines_there()
    frame = frame_of(there)
    others = [each for each in there if each.place_id != place.pk]
    beside = tuple(
        Beside(local(e.place.name, e.place.name_en), path_of(e.rings, frame))
        for e in others
    )
    return Board(WIDTH, frame.height, beside)


class DrawForm(PlainForm):
    """The corners of an outline on the plan, one a line: across, down."""

    corners = forms.CharField(
        label=_("拐角"),
        help_text=_("一行一个：横，竖。左上角是 0,0，右边是 1000"),
        required=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "data-corners": ""}),
    )

    def __init__(self, data: Any = None, *, place: Place) -> None:
        """Begin with the outline that stands."""
        super().__init__(data)
        self.place = place
        self._there = outlines_there()
        self._frame: Frame = frame_of(self._there)
        mine = next((each for each in self._there if each.place_id == place.pk), None)
        self.initial["corners"] = self._written(mine) if mine else ""

    def clean_corners(self) -> str:
        """Read the corners; say which line is none, or what is wrong with the whole."""
        text = str(self.cleaned_data["corners"])
        points = []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip():
                continue
            found = CORNER.match(line)
            if found is None:
                said = gettext("第 %(n)d 行“%(line)s”不是一对数。请写成 120,80 这样。")
                raise forms.ValidationError(said % {"n": number, "line": line.strip()[:30]})
            points.append([*self._frame.back(float(found[1]), float(found[2]))])
        try:
            self.ring = ring_of(points)
        except ValueError as error:
            raise forms.ValidationError(
                gettext("没有记下：%(why)s。请改一改拐角。") % {"why": error}
            ) from error
        return text

    def write(self) -> None:
        """Write the outline, in the units of those that are there."""
        geographic = bool(self._there) and self._there[0].geographic
        write([Edge(self.place.code, [self.ring])], geographic)

    def _written(self, outline: Outline) -> str:
        points = [self._frame.onto(*point) for point in outline.rings[0][:-1]]
        return "\n".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)

"""Which grids have an outline, and taking a file of outlines in."""

from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.grids.asking import grids_there
from taizhang.grids.geojson import BYTES_MAX, Edge, Unusable, edges
from taizhang.grids.plan import outlines_there
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Outline, Place


@dataclass(frozen=True)
class Listed:
    """A grid, and whether it has an outline."""

    code: str
    name: str
    community: str
    drawn: bool


def listed() -> dict[str, object]:
    """Return the grids with what they have, and how many of them have an outline."""
    there = {each.place.code for each in outlines_there()}
    rows = [
        Listed(grid.code, grid.name, grid.community, grid.code in there)
        for grid in grids_there()
    ]
    return {"grids": rows, "drawn": sum(row.drawn for row in rows)}


class FileForm(forms.Form):
    """Hands in a GeoJSON file. It is good as a whole, or nothing of it is taken."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("GeoJSON 文件"),
        help_text=_("每个图形要有 code 或 name，写网格的代码或名称；不超过 10 MB"),
        widget=forms.ClearableFileInput({"accept": ".geojson,.json"}),
        error_messages={
            "required": _("还没选文件。请选导出的那份 .geojson。"),
            "empty": _("这个文件是空的。请核对一下选的是不是这一份。"),
        },
    )

    def clean(self) -> dict[str, object]:
        """Read the file; say of each bad feature which it is and what is wrong."""
        said: dict[str, object] = super().clean() or {}
        file = self.cleaned_data.get("file")
        if file is None:
            return said
        if file.size > BYTES_MAX:
            self.add_error("file", str(_("文件超过 10 MB。请简化边线，或分几次交。")))
            return said
        try:
            self.edges, self.geographic = edges(file.read(), grid_called)
        except Unusable as unusable:
            for problem in unusable.problems:
                self.add_error("file", problem)
        return said

    def write(self) -> int:
        """Write the outlines; return how many."""
        write(self.edges, self.geographic)
        return len(self.edges)


def grid_called(text: str) -> str:
    """Return the code of the grid that a code, an official code or a name means, or ""."""
    places = Gazetteer()
    if places.kind_of(text) == Place.Kind.GRID and places.there(text):
        return text
    grids = Place.objects.filter(kind=Place.Kind.GRID, ended_on__isnull=True)
    found = grids.exclude(official="").filter(official=text).first()
    if found is None:
        plain = _plain(text)
        named = [row for row in grids if plain in {_plain(row.name), _plain(row.name_en)}]
        found = named[0] if len(named) == 1 and plain else None
    return found.code if found else ""


def write(edges_found: list[Edge], geographic: bool) -> None:
    """Write outlines. Those of the other sort cannot lie on the same plan, and go."""
    rows = Place.objects.in_bulk([edge.code for edge in edges_found], field_name="code")
    with transaction.atomic():
        Outline.objects.exclude(geographic=geographic).delete()
        for edge in edges_found:
            values = {"rings": edge.rings, "geographic": geographic, "at": now()}
            Outline.objects.update_or_create(place=rows[edge.code], defaults=values)


def _plain(name: str) -> str:
    """Return a name without what people write differently: dots, blanks, the word 网格."""
    kept = "".join(letter for letter in name.casefold() if letter.isalnum())
    return kept.removesuffix("网格")

"""The page of how the machine runs, as its template draws it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext as in_words

from taizhang.backup.depot import KEYS_APART
from taizhang.core.vocabulary import LampColour
from taizhang.health import checks
from taizhang.health.checks import Line
from taizhang.health.plan import Folders
from taizhang.ledger.shown import Lamp
from taizhang.web.vitals import worst


@dataclass(frozen=True)
class LineShown:
    """A line with its lamp in a word. `mends`: there is something to press."""

    line: Line
    lamp: Lamp
    id: str
    pressing: bool


@dataclass(frozen=True)
class HealthPage:
    """Everything on the page. `key` makes a second click the same as the first.

    `keys_folder` is "" where the keys go below `folder`.
    """

    lines: tuple[LineShown, ...]
    lamp: Lamp
    key: str
    keys_apart: str
    folder: str
    keys_folder: str
    fixed: bool


def health(now: dt.datetime, folders: Folders) -> HealthPage:
    """Return the page at the instant `now`; `folders` are where backups go."""
    lines = checks.lines(now, folders.folder)
    return HealthPage(
        lines=tuple(_shown(line, n) for n, line in enumerate(lines)),
        lamp=_lamp(worst(*(line.colour for line in lines))),
        key=uuid.uuid4().hex,
        keys_apart=in_words(KEYS_APART),
        folder=str(folders.folder),
        keys_folder=str(folders.keys or ""),
        fixed=folders.fixed,
    )


def _shown(line: Line, number: int) -> LineShown:
    pressing = line.colour in {LampColour.RED, LampColour.AMBER}
    return LineShown(line, _lamp(line.colour), f"line-{number}", pressing)


def _lamp(colour: LampColour) -> Lamp:
    words = {
        LampColour.RED: _("要处理"),
        LampColour.AMBER: _("请留意"),
        LampColour.GREEN: _("正常"),
    }
    return Lamp(colour=colour, text=words.get(colour, _("还没有做过")), rule="", why=())

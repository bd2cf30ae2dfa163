"""How the machine itself runs, for the foot of every staff page: a lamp and a line.

What was last done is kept in small files in the data folder, so a page asks no database.
They belong to the machine and not to the book, and no backup carries them.
"""

import datetime as dt
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import LampColour
from taizhang.jobs.heartbeat import last_beat
from taizhang.keys.secrets import folder
from taizhang.web import dates

BACKUP: Final = "backup"
EXAMINATION: Final = "examination"
DRILL: Final = "drill"

AMBER_AFTER: Final = dt.timedelta(hours=26)
RED_AFTER: Final = dt.timedelta(days=3)
# The worker makes a round every two seconds.
SILENT_AFTER: Final = dt.timedelta(minutes=2)
AMBER_BYTES: Final = 2 * 10**9
RED_BYTES: Final = 500 * 10**6
_ORDER: Final = (LampColour.RED, LampColour.AMBER, LampColour.GREEN)


@dataclass(frozen=True)
class Vitals:
    """The worst lamp of all, in a word, and when the last backup was made."""

    colour: LampColour
    word: str
    backup: str


def remember(what: str, **facts: Any) -> None:
    """Keep what came of `what`, as JSON without anything personal."""
    path = _path(what)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(facts, stream, ensure_ascii=False)
    os.replace(temporary, path)


def recalled(what: str) -> dict[str, Any]:
    """Return what is known of `what`; {} if nothing came of it yet."""
    try:
        found = json.loads(_path(what).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def instant(facts: dict[str, Any], name: str = "at") -> dt.datetime | None:
    """Return the instant that `facts` hold under `name`."""
    return dt.datetime.fromisoformat(facts[name]) if facts.get(name) else None


def vitals(now: dt.datetime) -> Vitals:
    """Return how the machine runs. No query, a few small files."""
    backup = recalled(BACKUP)
    colours = (
        backup_colour(backup, now),
        examination_colour(recalled(EXAMINATION)),
        space_colour(free_bytes(folder())),
        worker_colour(now),
    )
    colour = worst(*colours)
    words = {
        LampColour.RED: _("有事要处理"),
        LampColour.AMBER: _("有事请留意"),
        LampColour.GREEN: _("运行正常"),
    }
    return Vitals(colour, words[colour], backup_line(backup, now))


def worst(*colours: LampColour) -> LampColour:
    """Return the worst of `colours`."""
    return next((colour for colour in _ORDER if colour in colours), LampColour.GREEN)


def backup_colour(backup: dict[str, Any], now: dt.datetime) -> LampColour:
    """Return the lamp of the backups; an office begun today has until tomorrow."""
    age = now - (instant(backup) or _begun())
    if age > RED_AFTER or (age > AMBER_AFTER and not instant(backup)):
        return LampColour.RED
    troubled = bool(backup.get("trouble"))
    return LampColour.AMBER if age > AMBER_AFTER or troubled else LampColour.GREEN


def backup_line(backup: dict[str, Any], now: dt.datetime) -> str:
    """Return when the last backup was made: 昨夜 02:00 已备份."""
    at = instant(backup)
    if at is None:
        return _("还没有备份过")
    local, today = at.astimezone(OFFICE_ZONE), now.astimezone(OFFICE_ZONE).date()
    if local.date() == today and local.hour < 6:
        return _("昨夜 %(hour)s 已备份") % {"hour": f"{local:%H:%M}"}
    return _("%(when)s 已备份") % {"when": dates.moment(at, now)}


def examination_colour(examination: dict[str, Any]) -> LampColour:
    """Return the lamp of the book's last examination."""
    return LampColour.RED if examination.get("count") else LampColour.GREEN


def space_colour(free: int) -> LampColour:
    """Return the lamp of a disk on which so many bytes are free."""
    if free < RED_BYTES:
        return LampColour.RED
    return LampColour.AMBER if free < AMBER_BYTES else LampColour.GREEN


def worker_colour(now: dt.datetime) -> LampColour:
    """Return the lamp of the worker: red once it fell silent."""
    last = last_beat()
    silent = last is not None and now - last > SILENT_AFTER
    return LampColour.RED if silent else LampColour.GREEN


def free_bytes(place: Path) -> int:
    """Return how many bytes are free where `place` is, or would be."""
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def _begun() -> dt.datetime:
    """Return when this data folder was first used."""
    first = folder() / "secrets" / "django"
    made = (first if first.exists() else folder()).stat().st_mtime
    return dt.datetime.fromtimestamp(made, dt.UTC)


def _path(what: str) -> Path:
    return folder() / "vitals" / f"{what}.json"

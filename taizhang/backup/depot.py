"""The folder that backups lie in: what is where, which are whole, which are let go.

    DEST/README.txt                              what this is, and what the keys are for
    DEST/ledger/20261123-020000/manifest.json    the ledger, and the list of its files
    DEST/ledger/files/ab/cd/<sha256>             kept files, each once for all backups
    DEST/keys/20261123-020000/manifest.json      the keys, meant for another medium

A backup is whole once its folder has its name: until then the name begins with a dot.
"""

import datetime as dt
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_noop as _

from taizhang.backup import manifest
from taizhang.backup.manifest import Manifest
from taizhang.backup.refusals import NotDone
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.keys.secrets import server_folder, sync

FILES: Final = "files"
DAILY_KEPT: Final = 14
MONTHLY_KEPT: Final = 12
_STAMP: Final = re.compile(r"(\d{4})(\d{2})(\d{2})-\d{6}(-\d+)?")
_UNFINISHED: Final = ".unfinished-"
_LEFT_OVER_SECONDS: Final = 2 * 24 * 60 * 60
# The one sentence about the keys, wherever it matters.
KEYS_APART: Final = _(
    "密钥备份请另放一处：丢了密钥，台账里的姓名电话再也打不开；"
    "密钥和台账一起被拿走，等于没有加密。"
)
README: Final = f"""\
民情台账 Taizhang 的备份。ledger 里是台账和附件，keys 里是密钥。
{KEYS_APART}
恢复：taizhang --data 空文件夹 restore 这个文件夹 [--keys 密钥备份]

Backups of a Taizhang office: the ledger and its files in ledger/, the keys in keys/.
Keep the keys on another medium: without them nobody can read the names in the ledger,
and whoever carries off both can read everything.
To restore: taizhang --data EMPTY_FOLDER restore THIS_FOLDER [--keys KEYS]
"""


@dataclass(frozen=True)
class Kept:
    """A whole backup of the ledger, or of the keys."""

    folder: Path
    says: Manifest

    @property
    def stamp(self) -> str:
        """When it was made, as a name that sorts."""
        return self.folder.name


@dataclass(frozen=True)
class Depot:
    """Where backups of the ledger and of the keys are kept."""

    ledger: Path
    keys: Path

    @property
    def files(self) -> Path:
        """Where the kept files of all its backups lie."""
        return self.ledger / FILES


def at(dest: Path, keys: Path | None = None) -> Depot:
    """Return the depot in `dest`, whose keys may lie elsewhere."""
    dest = dest.absolute()
    return Depot(dest / "ledger", (keys or dest / "keys").absolute())


def whole(folder: Path) -> list[Kept]:
    """Return the whole backups in `folder` that can be read, the oldest first."""
    found = []
    for path in stamped(folder):
        # One that a disk has spoilt must not keep anybody from making the next.
        with suppress(NotDone):
            found.append(Kept(path, manifest.read(path)))
    return found


def stamped(folder: Path) -> list[Path]:
    """Return what has the name of a backup in `folder`, the oldest first."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if _STAMP.fullmatch(path.name))


def open_for(depot: Depot, origin: str) -> None:
    """Make the folders of `depot`, for backups of the office whose log is `origin`.

    Raises:
        NotDone: it lies inside the data folder, cannot be written, or is another office's.
    """
    data = server_folder().resolve()
    for place in (depot.ledger, depot.keys):
        if place.resolve().is_relative_to(data):
            raise NotDone(
                _("备份不能放在数据文件夹 %(folder)s 里面，坏了会一起坏。请换一个地方。"),
                folder=str(data),
            )
        _make(place)
        for kept in whole(place):
            if kept.says.origin not in {"", origin}:
                raise NotDone(
                    _("%(folder)s 里是另一套台账的备份，不能混在一起。请换一个文件夹。"),
                    folder=str(place.parent),
                )
    readme = readme_in(depot.ledger.parent)
    if not readme.exists():
        readme.write_text(README, encoding="utf-8")


def readme_in(dest: Path) -> Path:
    """Return the page that tells whoever finds `dest` what it is."""
    return dest / "README.txt"


def begin(place: Path) -> Path:
    """Return a new folder in `place` for a backup that is not whole yet."""
    return Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=place))


def finish(unfinished: Path, stamp: str) -> Path:
    """Give a backup, to which nothing is missing any more, its name."""
    target = unfinished.with_name(stamp)
    os.replace(unfinished, target)
    sync(target.parent)
    return target


def new_stamp(depot: Depot, now: dt.datetime) -> str:
    """Return a name for a backup made at `now` that nothing in `depot` has."""
    first = f"{now.astimezone(OFFICE_ZONE):%Y%m%d-%H%M%S}"
    stamp, turn = first, 1
    while any((place / stamp).exists() for place in (depot.ledger, depot.keys)):
        turn += 1
        stamp = f"{first}-{turn}"
    return stamp


def let_go(depot: Depot) -> int:
    """Remove the backups that are no longer wanted; return how many of the ledger.

    Of the ledger the last of each of the last 14 days and 12 months stays. Of the keys
    only the last of 14 days: newer keys open older ledgers too, all but what was erased
    since, and that must not come back out of an old copy.
    """
    ledgers, keys = whole(depot.ledger), whole(depot.keys)
    stay = _last_of_each(ledgers, 8, DAILY_KEPT) | _last_of_each(ledgers, 6, MONTHLY_KEPT)
    gone = [kept for kept in ledgers if kept.stamp not in stay]
    keys_stay = _last_of_each(keys, 8, DAILY_KEPT)
    for kept in (*gone, *(kept for kept in keys if kept.stamp not in keys_stay)):
        # The manifest first: cut short, what is left is not taken for a backup.
        (kept.folder / manifest.NAME).unlink()
        shutil.rmtree(kept.folder)
    for place in (depot.ledger, depot.keys):
        _remove_left_over(place)
    return len(gone)


def _last_of_each(kept: Iterable[Kept], length: int, count: int) -> set[str]:
    """Return the last stamp of each of the last `count` days or months."""
    last = {one.stamp[:length]: one.stamp for one in kept}
    return {last[period] for period in sorted(last)[-count:]}


def _remove_left_over(place: Path) -> None:
    """Remove what was broken off long ago; nobody works on it any more."""
    for path in place.iterdir():
        old = path.stat().st_mtime < time.time() - _LEFT_OVER_SECONDS
        if old and (path.name.startswith(_UNFINISHED) or _broken(path)):
            shutil.rmtree(path)


def _broken(path: Path) -> bool:
    return bool(_STAMP.fullmatch(path.name)) and not (path / manifest.NAME).exists()


def _make(place: Path) -> None:
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=place).close()
    except OSError as unwritable:
        raise NotDone(
            _("%(folder)s 写不进去。请看看文件夹在不在、能不能写，或换一个地方。"),
            folder=str(place),
        ) from unwritable

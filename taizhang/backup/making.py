"""Making a backup while the site runs.

The order decides whether it can be restored:

1. The ledger, at one moment. Everything after is copied later than that moment.
2. The kept files. A file is durable before the entry that names it, so what the copied
   ledger names is on the shelf by now. Copied first, a photo handed in meanwhile would be
   in the ledger and not in the backup.
3. The keys. A key is committed before the entry that needs it, so keys copied later open
   everything in the copied ledger. Copied first, they would be older than the ledger and a
   resident who came meanwhile would be lost. One thing goes the other way: an erasure
   destroys a key. If one fell between 1 and 3, all is copied once more.
4. The manifests, then the names of the folders, the keys' first: a ledger that looks
   whole has its keys.
"""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.timezone import now
from django.utils.translation import gettext_noop as _

from taizhang.backup import databases, depot, filing, manifest
from taizhang.backup.databases import KEYS, LEDGER
from taizhang.backup.depot import Depot
from taizhang.backup.manifest import Manifest
from taizhang.backup.refusals import NotDone, size
from taizhang.keys.secrets import folder as data_folder
from taizhang.keys.secrets import kept as kept_secrets
from taizhang.ledger import export
from taizhang.ledger.moment import erased_since, one_moment

SECRETS: Final = "secrets"
# Room for the lists, the folders, and what is written while the backup is made.
SPARE_BYTES: Final = 32 * 10**6
_TIMES: Final = 4
# What the work is at (a msgid), how much of it is done, and how much there is.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """A backup that is whole, where it lies, and what it holds."""

    folder: Path
    keys: Path
    size_bytes: int
    says: Manifest


@dataclass(frozen=True)
class _Copied:
    """The ledger at one moment: where its log stood, its rows, and the files it names."""

    head: export.TreeHead
    rows: dict[str, int]
    files: list[str]


def make(dest: Path, keys: Path | None, told: Told) -> Made:
    """Make a backup in `dest`, its keys in `keys` if that is given, and return it.

    Raises:
        NotDone: in words why. What lay in `dest` before is as it was.
    """
    if not databases.tables(LEDGER):
        raise NotDone(
            _("%(folder)s 里没有台账。请用 --data 指到台账所在的文件夹。"),
            folder=str(data_folder()),
        )
    place = depot.at(dest, keys)
    depot.open_for(place, export.tree_head().origin)
    _refuse_full(place)
    ledger, apart = depot.begin(place.ledger), depot.begin(place.keys)
    try:
        made_at = now()
        copied, files = _copy_all(ledger, apart, place, told)
        return _finish(place, (ledger, apart), (copied, files), made_at)
    finally:
        for unfinished in (ledger, apart):
            shutil.rmtree(unfinished, ignore_errors=True)


def _copy_all(
    ledger: Path, apart: Path, place: Depot, told: Told
) -> tuple[_Copied, list[str]]:
    for _time in range(_TIMES):
        told(_("抄写台账"), 0, 0)
        copied = _copy_ledger(ledger)
        files = _copy_files(copied.files, place, told)
        told(_("抄写密钥"), 0, 0)
        _copy_keys(apart)
        if not erased_since(copied.head.size):
            return copied, files
    raise NotDone(_("备份时一直有人在删除个人信息，没有备份。请等他们删完，再做一次。"))


def _copy_ledger(ledger: Path) -> _Copied:
    target = ledger / databases.file_name(LEDGER)
    target.unlink(missing_ok=True)
    with one_moment():
        head, files = export.tree_head(), filing.named()
        rows = databases.rows(LEDGER, databases.tables(LEDGER))
        databases.copy(LEDGER, target)
    return _Copied(head, rows, files)


def _copy_files(hashes: list[str], place: Depot, told: Told) -> list[str]:
    def copied(done: int) -> None:
        told(_("抄写附件"), done, len(hashes))

    return filing.take(hashes, place.files, copied)


def _copy_keys(apart: Path) -> None:
    target = apart / databases.file_name(KEYS)
    target.unlink(missing_ok=True)
    # Before and after: a key-encryption key made or retired meanwhile is in one of them.
    _copy_secrets(apart)
    databases.copy(KEYS, target)
    _copy_secrets(apart)


def _copy_secrets(apart: Path) -> None:
    target = apart / SECRETS
    target.mkdir(mode=0o700, exist_ok=True)
    for name in kept_secrets(""):
        # A name with a dot is left over from a process that was killed.
        if not name.startswith("."):
            value = (data_folder() / SECRETS / name).read_bytes()
            handle = os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(value)
                stream.flush()
                os.fsync(stream.fileno())


def _finish(
    place: Depot,
    unfinished: tuple[Path, Path],
    what: tuple[_Copied, list[str]],
    made_at: dt.datetime,
) -> Made:
    (ledger, apart), (copied, files) = unfinished, what
    missing = len(copied.files) - len(files)
    listed = filing.write_list(ledger, files)
    parts = [ledger / databases.file_name(LEDGER), listed]
    says = _manifest(LEDGER, copied, made_at, {p.name: p for p in parts}, missing)
    manifest.write(ledger, says)
    parts = [apart / databases.file_name(KEYS), *sorted((apart / SECRETS).iterdir())]
    named = {str(path.relative_to(apart).as_posix()): path for path in parts}
    manifest.write(apart, _manifest(KEYS, copied, made_at, named, 0))
    stamp = depot.new_stamp(place, made_at)
    keys = depot.finish(apart, stamp)
    folder = depot.finish(ledger, stamp)
    held = sum(part.size_bytes for part in says.parts.values())
    held += filing.bytes_in(place.files, files)
    return Made(folder, keys, held, says)


def _manifest(
    alias: str,
    copied: _Copied,
    made_at: dt.datetime,
    parts: dict[str, Path],
    missing: int,
) -> Manifest:
    return Manifest(
        engine=databases.engine(alias),
        origin=copied.head.origin,
        made_at=made_at.isoformat(timespec="seconds"),
        size=copied.head.size,
        root=copied.head.root,
        migrations=manifest.applied(alias),
        rows=copied.rows if alias == LEDGER else {},
        parts={name: manifest.part_of(path) for name, path in parts.items()},
        files_count=len(copied.files) - missing if alias == LEDGER else 0,
        files_missing=missing,
    )


def _refuse_full(place: Depot) -> None:
    needed = databases.size_bytes(LEDGER) + databases.size_bytes(KEYS) + SPARE_BYTES
    needed += filing.bytes_to_copy(filing.named(), place.files)
    there = shutil.disk_usage(place.ledger).free
    if there < needed:
        raise NotDone(
            _("备份要 %(needed)s，%(folder)s 只剩 %(there)s。请腾出空间，或换一个地方。"),
            needed=size(needed),
            folder=str(place.ledger.parent),
            there=size(there),
        )

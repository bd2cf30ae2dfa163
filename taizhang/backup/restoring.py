"""Restoring a backup into an empty place: looked at first, then written, then examined.

Nothing is written before every byte of the backup was read and found right. The ledger's
database comes last, so a restore that was cut short can simply be begun again.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final

from django.core.management import call_command
from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from taizhang.backup import databases, depot, filing, manifest
from taizhang.backup.databases import KEYS, LEDGER
from taizhang.backup.depot import Kept
from taizhang.backup.making import SECRETS, SPARE_BYTES
from taizhang.backup.refusals import NotDone, size
from taizhang.files.keeping import scrub
from taizhang.keys import store
from taizhang.keys.secrets import folder as data_folder
from taizhang.keys.secrets import kept as kept_secrets
from taizhang.keys.secrets import sync
from taizhang.ledger import export
from taizhang.ledger.fsck import findings
from taizhang.ledger.moment import erased_subjects

# The settings make it wherever the program runs; every other secret opens something.
_ALWAYS_THERE: Final = "django"
_SHOWN: Final = 20
_AT_ONCE: Final = 500
Told = Callable[[str], None]


@dataclass(frozen=True)
class Restored:
    """What came of it. `keys` is None where no keys were found."""

    ledger: Kept
    keys: Kept | None
    findings: tuple[str, ...]
    findings_count: int


def restore(source: Path, keys: Path | None, told: Told) -> Restored:
    """Restore the backup in `source`, its keys from `keys` if given, and examine the book.

    `source` is a folder of backups, of which the last is taken, or one of them.

    Raises:
        NotDone: in words why. Of the ledger nothing was written.
    """
    ledger, opening = chosen(source, keys)
    _refuse_occupied(opening)
    told(_("核对备份 %(stamp)s……") % {"stamp": ledger.stamp})
    verify(ledger, opening)
    _refuse_full(ledger)
    told(_("写入附件、密钥、台账……"))
    _write(ledger, opening)
    told(_("检查账本……"))
    fewer = list(_other_rows(ledger))
    _bring_up_to_date(ledger, opening)
    wrong = chain(fewer, _other_head(ledger), findings(), scrub())
    first = tuple(islice(wrong, _SHOWN))
    return Restored(ledger, opening, first, len(first) + sum(1 for _more in wrong))


def chosen(source: Path, keys: Path | None) -> tuple[Kept, Kept | None]:
    """Return the backup of the ledger that `source` means, and the keys to open it with.

    Raises:
        NotDone: there is none, or the keys that were given are another office's.
    """
    ledger = _ledger_in(source)
    return ledger, _keys_for(ledger, keys)


def _ledger_in(source: Path) -> Kept:
    if (source / manifest.NAME).is_file():
        return Kept(source.absolute(), manifest.read(source))
    place = depot.at(source).ledger
    if found := depot.whole(place):
        return found[-1]
    # Whatever is wrong with the last of them is the thing to say.
    for path in depot.stamped(place)[-1:]:
        manifest.read(path)
    raise NotDone(
        gettext_noop("%(folder)s 里没有完整的备份。请指到放备份的文件夹。"),
        folder=str(source),
    )


def _keys_for(ledger: Kept, keys: Path | None) -> Kept | None:
    """Return the keys to open `ledger` with: the newest, which open all but what was erased."""
    places = [keys, keys / "keys"] if keys else [ledger.folder.parents[1] / "keys"]
    found: list[Kept] = []
    for place in places:
        if (place / manifest.NAME).is_file():
            found.append(Kept(place, manifest.read(place)))
        found += depot.whole(place)
    fitting = [one for one in found if one.says.origin == ledger.says.origin]
    if keys and not fitting:
        raise NotDone(
            gettext_noop("%(folder)s 里没有这套台账的密钥。请指到密钥备份的文件夹。"),
            folder=str(keys),
        )
    return max(fitting, key=lambda one: one.stamp, default=None)


def _refuse_occupied(keys: Kept | None) -> None:
    if not databases.empty(LEDGER):
        raise NotDone(
            gettext_noop(
                "%(folder)s 已经有一本台账，没有恢复。"
                "请用 --data 另指一个空文件夹，或一个空的数据库。"
            ),
            folder=str(data_folder()),
        )
    # A restore that was cut short wrote the secrets before the keys that they open.
    begun = databases.empty(KEYS) or bool(kept_secrets("kek"))
    if _other_secrets(keys) or not begun:
        raise NotDone(
            gettext_noop(
                "%(folder)s 里有另一套密钥，没有恢复。请用 --data 另指一个空文件夹。"
            ),
            folder=str(data_folder()),
        )


def _other_secrets(keys: Kept | None) -> bool:
    """Return whether secrets lie here that are not those of the backup."""
    for path in (data_folder() / SECRETS).glob("[!.]*"):
        theirs = keys.folder / SECRETS / path.name if keys else None
        same = theirs and theirs.is_file() and theirs.read_bytes() == path.read_bytes()
        if path.name != _ALWAYS_THERE and not same:
            return True
    return False


def verify(ledger: Kept, keys: Kept | None) -> None:
    """Look whether this program can restore the backup, and read every byte of it.

    Raises:
        NotDone: it is of a newer program or another database, or a part is damaged.
    """
    for kept, alias in ((ledger, LEDGER), (keys, KEYS)):
        if kept is None:
            continue
        manifest.refuse_newer(kept.says)
        if kept.says.engine != databases.engine(alias):
            raise NotDone(
                gettext_noop("备份出自 %(theirs)s，这里用的是 %(ours)s，不能恢复到一起。"),
                theirs=kept.says.engine,
                ours=databases.engine(alias),
            )
        for name, part in kept.says.parts.items():
            _verify_part(kept, name, part.sha256)
    files = filing.read_list(ledger.folder)
    for sha256 in filing.damaged(files, ledger.folder.parent / depot.FILES, _untold):
        raise NotDone(
            gettext_noop("附件 %(name)s 缺失或已损坏，没有恢复。请换一份备份。"),
            name=sha256[:12],
        )


def _verify_part(kept: Kept, name: str, sha256: str) -> None:
    path = kept.folder / name
    inside = path.resolve().is_relative_to(kept.folder.resolve())
    if not inside or not path.is_file() or manifest.digest(path) != sha256:
        raise NotDone(
            gettext_noop("备份里的 %(name)s 缺失或已损坏，没有恢复。请换一份备份。"),
            name=name,
        )


def _refuse_full(ledger: Kept) -> None:
    files = filing.read_list(ledger.folder)
    needed = sum(part.size_bytes for part in ledger.says.parts.values())
    needed += filing.bytes_in(ledger.folder.parent / depot.FILES, files)
    there = shutil.disk_usage(data_folder()).free
    if there < needed + SPARE_BYTES:
        raise NotDone(
            gettext_noop("恢复要 %(needed)s，%(folder)s 只剩 %(there)s。请先腾出空间。"),
            needed=size(needed + SPARE_BYTES),
            folder=str(data_folder()),
            there=size(there),
        )


def _write(ledger: Kept, keys: Kept | None) -> None:
    files = filing.read_list(ledger.folder)
    filing.give_back(files, ledger.folder.parent / depot.FILES, _untold)
    connections.close_all()
    if keys is not None:
        _write_secrets(keys.folder / SECRETS)
        if databases.empty(KEYS):
            databases.put_back(KEYS, keys.folder / databases.file_name(KEYS))
    databases.put_back(LEDGER, ledger.folder / databases.file_name(LEDGER))


def _write_secrets(source: Path) -> None:
    target = data_folder() / SECRETS
    target.mkdir(mode=0o700, exist_ok=True)
    for path in sorted(source.iterdir()):
        beside = target / f".{path.name}.part"
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as stream:
            stream.write(path.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, target / path.name)
    sync(target)


def _other_rows(ledger: Kept) -> Iterator[str]:
    """Yield which tables came back with other rows than the backup says they have."""
    rows = databases.rows(LEDGER, ledger.says.rows)
    for table, count in ledger.says.rows.items():
        if rows.get(table) != count:
            yield _("表 %(table)s 恢复出 %(rows)d 行，备份时是 %(count)d 行。") % {
                "table": table,
                "rows": rows.get(table, 0),
                "count": count,
            }


def _other_head(ledger: Kept) -> Iterator[str]:
    head = export.tree_head()
    if (head.size, head.root) != (ledger.says.size, ledger.says.root):
        yield _("恢复出的账本，条数或树根与备份时记下的不符。")


def _bring_up_to_date(ledger: Kept, keys: Kept | None) -> None:
    """Migrate what an older program wrote, and destroy again the keys that were erased."""
    manifest.forget_others(LEDGER, ledger.says)
    if keys is not None:
        manifest.forget_others(KEYS, keys.says)
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)
    erased = erased_subjects()
    while some := list(islice(erased, _AT_ONCE)):
        store.destroy(some)


def _untold(_count: int) -> None:
    """Restoring a file is too quick to tell of each."""

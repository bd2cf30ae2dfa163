"""Where backups go by themselves, and keeping note of what came of each.

TAIZHANG_BACKUP_DIR and TAIZHANG_BACKUP_KEYS_DIR decide; else, where an office is alone, what was
chosen on the page; else a folder beside the data folder. That is a matter of the machine, so it is kept in the
data folder and not in the book, which may be restored on another machine.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.timezone import now
from django.utils.translation import gettext_noop as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.backup import depot
from taizhang.backup.making import Made, Told, make
from taizhang.backup.refusals import NotDone
from taizhang.keys.secrets import part, part_of, server_folder
from taizhang.ledger import export
from taizhang.web import vitals

FOLDER_SETTING: Final = "TAIZHANG_BACKUP_DIR"
KEYS_SETTING: Final = "TAIZHANG_BACKUP_KEYS_DIR"
_CHOSEN: Final = "backup-folders"


@dataclass(frozen=True)
class Folders:
    """Where backups go; `keys` is None where the keys go below the same folder.

    `fixed`: the environment says so, and the page cannot change it. `chosen`: on the page.
    """

    folder: Path
    keys: Path | None
    fixed: bool = False
    chosen: bool = False


def folders() -> Folders:
    """Return where backups go by themselves."""
    if set_by_operator := os.environ.get(FOLDER_SETTING):
        apart = os.environ.get(KEYS_SETTING)
        keys = part_of(Path(apart)) if apart else None
        return Folders(part_of(Path(set_by_operator)), keys, fixed=True)
    if part():
        # The server is not one office's: its administrator sends no files about it.
        return Folders(_beside(), None, fixed=True)
    chosen = vitals.recalled(_CHOSEN)
    if chosen:
        apart = chosen["keys"]
        return Folders(Path(chosen["folder"]), Path(apart) if apart else None, chosen=True)
    return Folders(_beside(), None)


def choose(folder: Path, keys: Path | None) -> None:
    """Have backups go to `folder` from now on, and the keys to `keys` if given.

    Raises:
        NotDone: nothing can be kept there.
    """
    depot.open_for(depot.at(folder, keys), export.tree_head().origin)
    vitals.remember(_CHOSEN, folder=str(folder), keys=str(keys) if keys else "")


def back_up(folders: Folders, told: Told) -> Made:
    """Make a backup in `folders` and keep note of what came of it.

    Raises:
        NotDone: in words why.
    """
    before = vitals.recalled(vitals.BACKUP)
    try:
        _refuse_gone(folders)
        made = make(folders.folder, folders.keys, told)
    except NotDone as why:
        trouble = {"sentence": why.sentence, "values": why.values}
        tried = now().isoformat()
        vitals.remember(vitals.BACKUP, **before | {"trouble": trouble, "tried_at": tried})
        raise
    vitals.remember(
        vitals.BACKUP,
        at=made.says.made_at,
        folder=str(made.folder),
        keys=str(made.keys),
        size_bytes=made.size_bytes,
        entries=made.says.size,
        files_missing=made.says.files_missing,
    )
    note(Kind.BACKUP, NOBODY, what="done", entries=made.says.size)
    return made


def _beside() -> Path:
    """Return a folder beside the data folder that is this office's alone.

    One for each log: a demo that was emptied leaves its backups there, and the office
    that begins after it must not be turned away by them.
    """
    mark = export.tree_head().origin.partition("/")[0][:8] or "empty"
    return part_of(Path(f"{server_folder()}-backups")) / f"office-{mark}"


def _refuse_gone(folders: Folders) -> None:
    """Look whether what was chosen is still there.

    A stick that was pulled out leaves an empty mount point: a backup there would fill the
    disk that it is to protect from.

    Raises:
        NotDone: it is gone.
    """
    needed = [depot.readme_in(folders.folder), *([folders.keys] if folders.keys else [])]
    for path in needed if folders.chosen else []:
        if not path.exists():
            raise NotDone(
                _("选好的文件夹 %(folder)s 不见了。请插上 U 盘，或另选一个地方。"),
                folder=str(path if path == folders.keys else folders.folder),
            )


def let_go(folders: Folders) -> int:
    """Let go of the backups in `folders` that are no longer wanted; return how many."""
    return depot.let_go(depot.at(folders.folder, folders.keys))

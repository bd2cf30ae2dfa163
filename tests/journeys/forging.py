"""What somebody can do who has the files of an office: copy them, and change the book by SQL."""

import sqlite3
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.served import Served


def copied(office: Served, folder: Path) -> Served:
    """Return a copy of the office's data in `folder`, for somebody to tamper with."""
    copytree(office.folder, folder, ignore=ignore_patterns("*.sqlite3*"))
    for name in ("ledger.sqlite3", "keys.sqlite3"):
        with (
            sqlite3.connect(office.folder / name) as kept,
            sqlite3.connect(folder / name) as copy,
        ):
            kept.backup(copy)
    return Served(office.address, folder)


def forge(office: Served, seq: int, before: bytes, after: bytes) -> None:
    """Change bytes of the leaf `seq` by SQL, as whoever has the file and drops triggers."""
    with sqlite3.connect(office.folder / "ledger.sqlite3") as book:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in book.execute(triggers).fetchall():
            book.execute(f"DROP TRIGGER {name}")
        read = "SELECT leaf FROM ledger_entry WHERE seq = ?"
        (leaf,) = book.execute(read, (seq,)).fetchone()
        forged = bytes(leaf).replace(before, after)
        assert forged != bytes(leaf), "nothing was forged"
        book.execute("UPDATE ledger_entry SET leaf = ? WHERE seq = ?", (forged, seq))

"""A whole measurement: the ledger is filled, then everything is done to it in turn."""

import platform
import time
from collections.abc import Collection, Iterator
from importlib.metadata import version
from os import cpu_count

from django.db import connection
from django.utils import timezone

from taizhang.ledger.export import tree_head
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import counts
from taizhang.project.bench import box, direct, files, gate, messages, pages
from taizhang.project.bench.figures import HEAD, Measured, rate, timed
from taizhang.project.bench.filling import Filling
from taizhang.project.bench.office import Staffed, settle
from taizhang.project.bench.site import site

REPORT_SECONDS = 10
PARTS = ("pages", "direct", "files", "gate", "messages")


def filled(issues: int) -> Iterator[str]:
    """Fill the ledger; yield now and then how far it is and how long it will take.

    A filling that was broken off goes on where it stood.
    """
    there, before = counts(Filters(), timezone.now()).total, tree_head().size
    filling = Filling(issues, settle(), timezone.now(), done=there)
    begun = told = time.monotonic()
    for done in filling.run():
        now = time.monotonic()
        if done > there and now - told >= REPORT_SECONDS:
            told = now
            left = (now - begun) / (done - there) * (issues - done)
            yield f"{done:,} of {issues:,} issues, about {left / 60:.0f} min left"
    took = time.monotonic() - begun
    written = tree_head().size - before
    yield f"filled: {issues:,} issues, {written:,} entries, {rate(written, took)}"


def measured(repeats: int, parts: Collection[str] = PARTS) -> Iterator[str]:
    """Yield the lines of a table in Markdown, as they come to be known."""
    staff, issues = settle(), counts(Filters(), timezone.now()).total
    yield f"{issues:,} issues, {tree_head().size:,} entries. {machine()}"
    yield ""
    yield from HEAD
    yield from map(str, _lines(staff, issues, repeats, parts))


def machine() -> str:
    """Return what this ran on."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("django", "granian"))
    return (
        f"{cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {_database()}, {libraries}"
    )


def _lines(
    staff: Staffed, issues: int, repeats: int, parts: Collection[str]
) -> Iterator[Measured]:
    if "pages" in parts:
        with site() as running:
            first = timed(running.await_first_page)
            yield Measured("start to first page", f"{first:.1f} s", "≤ 3 s")
            yield from pages.measured(running, repeats)
            yield from box.measured(running, staff)
    if "direct" in parts:
        yield from direct.measured(staff, repeats)
    if "files" in parts:
        yield from files.measured(issues)
    if "gate" in parts:
        with site(quiet=True) as running:
            running.await_first_page()
            yield from gate.measured(running, repeats)
    if "messages" in parts:
        yield from messages.measured(staff, issues)


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]} (synchronous=FULL)"
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
        cursor.execute("SHOW fsync")
        fsync = cursor.fetchone()[0]
        cursor.execute("SHOW synchronous_commit")
        return f"PostgreSQL {server} (fsync {fsync}, commit {cursor.fetchone()[0]})"

"""Brings in a ledger kept in Excel or CSV, and accounts for every line of it."""

import json
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from taizhang.core.vocabulary import Actor, Duty
from taizhang.exchange import batches, storage, told
from taizhang.exchange.doubts import Standing
from taizhang.exchange.importing import begin_importing, import_chunk
from taizhang.exchange.leftovers import Leftovers, left_count
from taizhang.exchange.models import Batch
from taizhang.exchange.wording import refusal
from taizhang.files.unreadable import Unreadable
from taizhang.people.identity import actor_of, duties_of
from taizhang.people.models import User

ENDED = (Batch.State.DONE, Batch.State.WITHDRAWN)


class Command(BaseCommand):
    """`taizhang import`."""

    help = (
        "Bring in a ledger kept in .xlsx, .xls or .csv. Finished rows come in as 历史已结, "
        "open ones to be confirmed. The same file twice adds nothing; an import that was "
        "broken off goes on when run again. Progress goes to stderr, the account of every "
        "line to stdout. Exit: 0 every row is on the ledger, 1 rows are left to be put "
        "right (they stand in the error sheet), 2 the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file, and how to read it."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE",
            help='JSON: {"column title": "field"}; null keeps a column among the remarks',
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="read and count, write nothing"
        )
        parser.add_argument(
            "--as",
            dest="username",
            metavar="USERNAME",
            help="who imports (default: the first administrator)",
        )
        parser.add_argument(
            "--errors",
            type=Path,
            metavar="PATH",
            help="where the error sheet goes (default: beside FILE)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only look."""
        file, mapping = options["file"], _mapping(options["mapping"])
        try:
            if options["dry_run"]:
                self._look(file, mapping)
            else:
                batch = self._imported(file, mapping, _importer(options["username"]))
                self._end(batch, options["errors"] or _beside(file))
        except Unreadable as unreadable:
            raise CommandError(refusal(unreadable), returncode=2) from unreadable
        except OSError as error:
            raise CommandError(f"{error.strerror}: {file}", returncode=2) from error

    def _look(self, file: Path, mapping: batches.Mapping_) -> None:
        self._progress("reading …", end=True)
        account = batches.account_of(file.name, file, mapping, timezone.now())
        rows = told.expected_told(account)
        self._report(account, rows)
        if account["blocked"] or told.standing(account, Standing.DOUBLE):
            raise CommandError("rows are to be put right; nothing was written")

    def _imported(self, file: Path, mapping: batches.Mapping_, by: Actor) -> Batch:
        self._progress("reading …", end=True)
        with file.open("rb") as stream:
            batch = batches.begin(file.name, storage.blocks(stream), by.id, mapping)
        begin_importing(batch.id, by)
        began, start = time.monotonic(), batch.position
        while batch.state not in ENDED:
            batch = import_chunk(batch.id, by)
            pace = (batch.position - start) / max(time.monotonic() - began, 0.001)
            left = (batch.total - batch.position) / max(pace, 0.001)
            self._progress(
                f"{batch.position:,} of {batch.total:,} rows, {pace:,.0f}/s, {left:,.0f} s left"
            )
        self._progress("", end=True)
        return batch

    def _end(self, batch: Batch, errors: Path) -> None:
        self._report(batch.account, told.rows_told(batch), batch.id)
        if not left_count(batch):
            return
        with errors.open("wb") as stream:
            count = Leftovers(batch).write(stream)
        raise CommandError(f"{count} rows are left to be put right: {errors}")

    def _report(
        self, account: dict[str, Any], rows: list[told.Told], batch: str = ""
    ) -> None:
        for title, counted, whole in (
            ("lines", told.lines_told(account), account["lines"]),
            ("rows", rows, account["rows"]),
        ):
            self.stdout.write(f"{title}: {whole}")
            for label, count in counted:
                self.stdout.write(f"  {count:>8}  {label}")
        for label, count in (*told.remarks_told(account), *told.faults_told(account)):
            self.stdout.write(f"  {count:>8}  {label}")
        for sentence in told.sheet_problems(account):
            self.stdout.write(f"  {sentence}")
        if batch:
            self.stdout.write(f"batch: {batch}")
        if not told.adds_up(account, rows):
            raise CommandError("the sums do not come out: please report this")

    def _progress(self, said: str, *, end: bool = False) -> None:
        line = "\n" if end else ""
        start = "\r" if sys.stderr.isatty() else ""
        if said or start:
            self.stderr.write(f"{start}{said}", ending=line or ("" if start else "\n"))


def _mapping(file: Path | None) -> dict[str, str | None]:
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(
            f"{file} cannot be read as JSON: {error}", returncode=2
        ) from error
    fitting = isinstance(found, dict) and all(
        value is None or isinstance(value, str) for value in found.values()
    )
    if not fitting:
        raise CommandError(f'{file} must be {{"column title": "field"}}', returncode=2)
    return dict(found)


def _importer(username: str | None) -> Actor:
    """Return who imports: the account named, or the first administrator, or importer."""
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    if username:
        rows = rows.filter(username=username)
    may = [user for user in rows.order_by("pk") if Duty.IMPORT in duties_of(user)]
    may.sort(key=lambda user: Duty.ADMINISTER not in duties_of(user))
    if not may:
        who = username or "nobody"
        raise CommandError(
            f"{who} may not import: name an account with that duty by --as, "
            "or make one by taizhang create-user",
            returncode=2,
        )
    return actor_of(may[0])


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.stem}-errors.xlsx")

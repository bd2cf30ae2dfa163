"""Brings in posts from the sheet that the page hands out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.files import terminal
from taizhang.roster.sheet_planning import Plan, bring_in, planned
from taizhang.roster.sheet_reading import entries


class Command(BaseCommand):
    """`taizhang posts import`."""

    help = (
        "Bring in posts from the .xlsx sheet (taizhang posts export, or the page, hands one "
        "out). For a post that the sheet names holders of, those hold it and others leave "
        "it; the same file twice changes nothing. "
        "Exit: 0 every row was good, 1 rows were left out, 2 the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and count, write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only look."""
        found = terminal.read(options["file"], entries, "sheet of posts")
        self._report(planned(found) if options["dry_run"] else bring_in(found))

    def _report(self, plan: Plan) -> None:
        for name in ("new", "changed", "going"):
            self.stdout.write(f"{name}: {len(getattr(plan, name))}")
        self.stdout.write(f"there: {plan.there}")
        self.stdout.write(f"vacant: {plan.empty}")
        for odd in plan.odd:
            self.stdout.write(f"line {odd.line}: {odd.what}: {odd.why}")
        if plan.odd:
            raise CommandError(f"{len(plan.odd)} rows were left out")

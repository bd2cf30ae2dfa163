"""Brings in places from the sheet that the page hands out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from taizhang.atlas.sheet_planning import Plan, bring_in, planned
from taizhang.atlas.sheet_reading import entries
from taizhang.atlas.tree import tree
from taizhang.files import terminal
from taizhang.places.changing import Who

# Nobody signed in: the change stands under no name.
AT_THE_TERMINAL = ""


class Command(BaseCommand):
    """`taizhang places import`."""

    help = (
        "Bring in places from the .xlsx sheet (taizhang places export, or the page, hands "
        "one out). What is there already stays as it is; the same file twice adds nothing. "
        "Exit: 0 every row is a place, 1 rows were left out, 2 the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and count, write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only look."""
        now = timezone.now()
        found = terminal.read(options["file"], entries, "sheet of places")
        if options["dry_run"]:
            plan = planned(found, tree().rows, timezone.localdate(now))
        else:
            plan, _change = bring_in(found, Who(AT_THE_TERMINAL, now))
        self._report(plan)

    def _report(self, plan: Plan) -> None:
        counts = {"new": len(plan.new), "names": len(plan.also), "there": plan.there}
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count}")
        for odd in plan.odd:
            self.stdout.write(f"line {odd.line}: {odd.place}: {odd.why}")
        if plan.odd:
            raise CommandError(f"{len(plan.odd)} rows were left out")

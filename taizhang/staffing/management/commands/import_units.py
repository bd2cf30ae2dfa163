"""Brings in units from the sheet that the page hands out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.audit.record import NOBODY
from taizhang.files import terminal
from taizhang.staffing.sheet_columns import UNITS
from taizhang.staffing.sheet_reading import from_sheet
from taizhang.staffing.unit_planning import UnitPlan, bring_in, planned


class Command(BaseCommand):
    """`taizhang units import`."""

    help = (
        "Bring in units from the .xlsx sheet. Known by name; none is ever closed. "
        "Exit: 0 every row is a unit, 1 rows were left out, 2 the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and count, write nothing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only look."""
        found = terminal.read(
            options["file"], lambda stream: from_sheet(stream, UNITS), "sheet of units"
        )
        self._report(planned(found) if options["dry_run"] else bring_in(found, NOBODY))

    def _report(self, plan: UnitPlan) -> None:
        counts = {"new": len(plan.new), "changed": len(plan.changes), "there": plan.there}
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count}")
        for odd in plan.odd:
            self.stdout.write(f"line {odd.line}: {odd.who}: {odd.why}")
        if plan.odd:
            raise CommandError(f"{len(plan.odd)} rows were left out")

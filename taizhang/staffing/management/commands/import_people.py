"""Brings in people from the sheet that the page hands out, or from a pasted list."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from taizhang.audit.record import NOBODY
from taizhang.core.standards import Preset
from taizhang.files import terminal
from taizhang.people.refusals import PeopleRefused
from taizhang.places.directory import office
from taizhang.staffing.people_bringing import bring_in
from taizhang.staffing.people_planning import Choices, Plan, Planner, looks
from taizhang.staffing.sheet_columns import PEOPLE
from taizhang.staffing.sheet_reading import Entry, from_sheet, from_text
from taizhang.staffing.slips import hand_out, never_came, waiting
from taizhang.staffing.wording import REFUSALS


class Command(BaseCommand):
    """`taizhang people import`."""

    help = (
        "Bring in people from an .xlsx sheet (taizhang people export, or the page, hands "
        "one out) or a .txt list. Known by username, else by name and unit; nobody is ever "
        "removed. Exit: 0 every row came in, 1 rows were left out, 2 the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file and what to do about what the office does not know."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="read and count, write nothing"
        )
        parser.add_argument(
            "--make-units", action="store_true", help="make the units that are not there"
        )
        parser.add_argument(
            "--passwords",
            action="store_true",
            help="print a one-time password for each of them that is still to get one",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, or only look."""
        found = _read(options["file"])
        light = office().preset is Preset.LIGHT
        plan = Planner(None, light=light, by="").take(found)
        made = plan.units if options["make_units"] else []
        choices = Choices({each.word: each.proposed for each in made})
        if options["dry_run"]:
            self._report(Planner(choices, light=light, by="").take(found))
            return
        try:
            brought = bring_in(found, choices, NOBODY, light=light)
        except PeopleRefused as why:
            words = " ".join(str(REFUSALS[each]) for each in why.refusals)
            raise CommandError(words) from why
        if options["passwords"]:
            self._passwords()
        self._report(brought.plan)

    def _passwords(self) -> None:
        pseudonyms = [row.pseudonym for row in waiting(never_came())]
        while pseudonyms:
            slips = hand_out(pseudonyms, NOBODY)
            for slip in slips:
                line = f"{slip.username}  {slip.password}  {slip.name}  {slip.unit}"
                self.stdout.write(line)
            pseudonyms = [row.pseudonym for row in waiting(never_came())] if slips else []

    def _report(self, plan: Plan) -> None:
        counts = {"new": len(plan.new), "changed": len(plan.changes), "there": plan.there}
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count}")
        for odd in plan.odd:
            self.stdout.write(f"line {odd.line}: {odd.who}: {odd.why}")
        if plan.odd:
            raise CommandError(f"{len(plan.odd)} rows were left out")


def _read(file: Path) -> list[Entry]:
    reader = _pasted if file.suffix.lower() == ".txt" else _sheet
    return terminal.read(file, reader, "list of people")


def _sheet(stream: BinaryIO) -> list[Entry]:
    return from_sheet(stream, PEOPLE)


def _pasted(stream: BinaryIO) -> list[Entry]:
    return from_text(stream.read().decode("utf-8-sig"), PEOPLE, looks())

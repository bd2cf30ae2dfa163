"""Writes the people as the sheet that can be brought in again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.ledger.export import place
from taizhang.staffing.sheet_writing import people_rows, people_workbook


class Command(BaseCommand):
    """`taizhang people export`."""

    help = "Write all people as the .xlsx sheet that `taizhang people import` reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file whole or not at all."""
        out: Path = options["out"]
        if out.suffix.lower() != ".xlsx":
            raise CommandError("--out must end in .xlsx", returncode=2)
        place(out, [people_workbook(people_rows())])
        note(Kind.EXPORTED, NOBODY, what="people-command")

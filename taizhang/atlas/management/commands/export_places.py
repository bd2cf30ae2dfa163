"""Writes the places as the sheet that can be brought in again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.atlas.sheet_writing import all_rows, workbook
from taizhang.atlas.tree import tree
from taizhang.ledger.export import place
from taizhang.places.models import OtherName


class Command(BaseCommand):
    """`taizhang places export`."""

    help = "Write all places as the .xlsx sheet that `taizhang places import` reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file whole or not at all."""
        out: Path = options["out"]
        if out.suffix.lower() != ".xlsx":
            raise CommandError("--out must end in .xlsx", returncode=2)
        place(out, [workbook(all_rows(tree(), OtherName.objects.order_by("pk")))])

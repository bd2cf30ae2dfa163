"""Writes the ledger, or what the filters leave of it, as a workbook or as CSV."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.core.vocabulary import Channel, LampColour, Nature, Status
from taizhang.ledger.export import place
from taizhang.ledger.filtering import EXACT, PHASES, Filters
from taizhang.ledger.queries import SORTS
from taizhang.listing import exporting
from taizhang.web.csv_files import csv_lines

CHOICES: dict[str, list[str]] = {
    "phase": list(PHASES),
    "lamp": [shade.value for shade in LampColour],
    "status": [status.value for status in Status],
    "channel": [channel.value for channel in Channel],
    "nature": [nature.value for nature in Nature],
}
CODES = tuple(name for name in (*EXACT, "words") if name not in CHOICES)
DAYS = ("raised_from", "raised_to")


class Command(BaseCommand):
    """`taizhang export ledger`."""

    help = (
        "Write the ledger as .xlsx or .csv; the options narrow it as on the page. What was "
        "imported and taken back untouched is left out, unless --status or --batch asks."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to, and what to narrow it to."""
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")
        parser.add_argument("--sort", choices=list(SORTS), default="number")
        for name, choices in CHOICES.items():
            parser.add_argument(f"--{name}", choices=choices, default="")
        for name in CODES:
            parser.add_argument(f"--{name}", default="")
        for name in DAYS:
            parser.add_argument(
                f"--{name.replace('_', '-')}",
                type=dt.date.fromisoformat,
                metavar="YYYY-MM-DD",
            )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file whole or not at all; its ending says as what."""
        out: Path = options["out"]
        narrowed = {name: options[name] for name in (*CHOICES, *CODES, *DAYS)}
        # As if it had never come in: a batch taken back leaves the ledger as it was.
        asked = bool(narrowed["status"] or narrowed.get("batch"))
        sheet = exporting.rows(
            Filters(**narrowed), options["sort"], timezone.now(), withdrawn=asked
        )
        place(out, _blocks(out.suffix.lower(), sheet))
        note(Kind.EXPORTED, NOBODY, what="ledger-command")


def _blocks(ending: str, sheet: Iterator[list[str]]) -> Iterator[bytes]:
    if ending == ".xlsx":
        return exporting.xlsx_blocks(sheet)
    if ending == ".csv":
        return (line.encode() for line in csv_lines(sheet))
    raise CommandError("--out must end in .xlsx or .csv", returncode=2)

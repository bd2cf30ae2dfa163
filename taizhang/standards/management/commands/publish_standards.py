"""Writes the standards as a document, with the example histories of each policy in it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from taizhang.ledger import export
from taizhang.standards import publishing


class Command(BaseCommand):
    """`taizhang standards`."""

    help = "Write the standards in force and past, with example histories, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file whole or not at all."""
        found = publishing.gathered(now())
        shown = {
            name: publishing.histories(each.standard)
            for name, each in sorted(found.policies.items())
        }
        text = publishing.written({**publishing.document(found), "examples": shown})
        export.place(options["out"], [text.encode()])
        self.stdout.write(f"policies {len(shown)} versions {len(found.versions)}")

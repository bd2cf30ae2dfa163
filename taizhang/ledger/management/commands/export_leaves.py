"""Writes the public leaves of the book, one a line, for whoever checks them elsewhere."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.ledger import export


class Command(BaseCommand):
    """`taizhang export leaves`."""

    help = "Write the leaves, their exact bytes, one a line; print their size and root."
    # A page that is broken must not keep anybody from the book.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("--out", type=Path, required=True, metavar="PATH")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file whole or not at all, and say what it holds, to be kept apart."""
        head = export.tree_head()
        export.place(options["out"], (leaf + b"\n" for leaf in export.leaves(head.size)))
        note(Kind.EXPORTED, NOBODY, what="leaves-command")
        self.stdout.write(f"size {head.size} root {head.root}")

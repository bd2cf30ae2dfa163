"""Measures the book in a data folder that is made for it and thrown away."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.ledger.export import tree_head
from taizhang.project.measuring import measured
from taizhang.project.starting import bring_up_to_date

INSIDE = "TAIZHANG_BENCH"


class Command(BaseCommand):
    """`taizhang bench`."""

    help = "Measure the book on this machine, in a folder of its own; prints a table."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how large the ledger is to be."""
        parser.add_argument("--issues", type=int, default=2000, help="2000 unless told")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure in a process that has never seen the office's own data."""
        if os.environ.get(INSIDE):
            self._measure(options["issues"])
            return
        with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as folder:
            words = ["bench", "--issues", str(options["issues"]), "--data", folder]
            done = subprocess.run(
                [sys.executable, "-m", "taizhang", *words],
                env=os.environ | {INSIDE: "1"},
                check=False,
            )
        if done.returncode:
            raise CommandError("bench did not finish", returncode=done.returncode)

    def _measure(self, issues: int) -> None:
        bring_up_to_date()
        # On PostgreSQL the database is given, and might be an office's.
        if tree_head().size:
            raise CommandError("bench writes only into an empty ledger")
        for line in measured(issues):
            self.stdout.write(f"{line.what:<26} {line.value:<34} {line.budget}")
            self.stdout.flush()

"""Measures the product over a ledger of its own, in a folder that is thrown away."""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.keys.secrets import ONE_OFFICE, TENANCY, folder
from taizhang.ledger.export import tree_head
from taizhang.project.bench import likely
from taizhang.project.bench.running import PARTS, filled, measured
from taizhang.project.starting import bring_up_to_date

INSIDE = "TAIZHANG_BENCH"
# Lies in a data folder that `bench` made: no other is ever written into.
MARK = "made-by-bench"


class Command(BaseCommand):
    """`taizhang bench`."""

    help = (
        "Fill a ledger with invented matters and measure the product over it, in a folder "
        "of its own; prints a table in Markdown, and progress to stderr."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how large the ledger is to be."""
        parser.add_argument("--issues", type=int, default=20_000, help="20000 unless told")
        parser.add_argument("--repeats", type=int, default=200, help="acts of each kind")
        parser.add_argument(
            "--part",
            choices=PARTS,
            action="append",
            help="measure only this; may be given again (default: everything)",
        )
        parser.add_argument("--fill-only", action="store_true", help="measure nothing")
        parser.add_argument(
            "--messages",
            type=Path,
            metavar="FILE",
            help="measure instead how well the same matter is found among those of a CSV file",
        )
        parser.add_argument(
            "--keep",
            type=Path,
            metavar="DIR",
            help="fill DIR and keep it; one that bench has filled before is not filled again",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure in a process that has never seen the office's own data."""
        if os.environ.get(INSIDE):
            self._work(options)
        elif options["keep"]:
            _in_folder(options["keep"].absolute(), options)
        else:
            with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as name:
                _in_folder(Path(name), options)

    def _work(self, options: dict[str, Any]) -> None:
        bring_up_to_date()
        mark = folder() / MARK
        if not mark.exists():
            # On PostgreSQL the database is given, and might be an office's.
            if tree_head().size:
                raise CommandError("bench writes only into an empty ledger")
            mark.touch()
        if options["messages"]:
            self._print(likely.measured(options["messages"]))
            return
        for line in filled(options["issues"]):
            self.stderr.write(line)
            self.stderr.flush()
        if not options["fill_only"]:
            self._print(measured(options["repeats"], options["part"] or PARTS))

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)
            self.stdout.flush()


def _in_folder(data: Path, options: dict[str, Any]) -> None:
    if data.is_dir() and any(data.iterdir()) and not (data / MARK).exists():
        raise CommandError(f"{data} was not made by bench: name an empty folder")
    words = ["--issues", str(options["issues"]), "--repeats", str(options["repeats"])]
    if options["messages"]:
        words += ["--messages", str(options["messages"].absolute())]
    words += ["--fill-only"] if options["fill_only"] else []
    words += [word for part in options["part"] or () for word in ("--part", part)]
    done = subprocess.run(
        [sys.executable, "-m", "taizhang", "bench", *words, "--data", str(data)],
        env=os.environ | {INSIDE: "1", TENANCY: ONE_OFFICE},
        check=False,
    )
    if done.returncode:
        raise CommandError("bench did not finish", returncode=done.returncode)

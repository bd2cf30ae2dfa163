"""Does the long work, where `taizhang serve --no-worker` runs without it."""

import os
import signal
import sys
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from taizhang.jobs import watching, worker


class Command(BaseCommand):
    """`taizhang work`."""

    help = "Do the long work until told to stop. `serve` does this by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name under which a watched worker holds its leases."""
        parser.add_argument(
            "--as",
            dest="name",
            metavar="NAME",
            help="work unwatched, until standard input ends (for `serve` itself)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Watch over a worker, or be one."""
        if options["name"]:
            sound = worker.run(options["name"])
            # Now, whatever the queue's processes still do: who watches ends them.
            sys.stderr.flush()
            os._exit(0 if sound else 1)
        over = threading.Event()

        def stop(_number: int, _frame: FrameType | None) -> None:
            over.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        self.stdout.write("Working. Ctrl+C stops.")
        watching.keep_at_work(over)

"""Starts the site: databases, static files, defaults, then the web server."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.project import starting, tenancy
from taizhang.project.starting import Serving


class Command(BaseCommand):
    """`taizhang serve`."""

    help = "Start the site. On first start the databases and secrets are made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to listen, and for a certificate."""
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 for the network")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, choices=range(1, 9), default=1)
        parser.add_argument("--demo", action="store_true", help="fill an empty ledger")
        parser.add_argument(
            "--no-worker", action="store_true", help="leave the long work to `work`"
        )
        parser.add_argument("--tls-cert", type=Path, metavar="FILE")
        parser.add_argument("--tls-key", type=Path, metavar="FILE")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prepare, say where to go, and serve until told to stop."""
        certificate, key = options["tls_cert"], options["tls_key"]
        if (certificate is None) != (key is None):
            raise CommandError(
                "--tls-cert and --tls-key go together: give both, or neither.",
                returncode=2,
            )
        if options["demo"] and tenancy.MANY:
            raise CommandError(
                "--demo fills the only office. Of many: taizhang --office CODE demo.",
                returncode=2,
            )
        serving = Serving(
            options["host"],
            options["port"],
            options["workers"],
            certificate,
            key,
            worker=not options["no_worker"],
        )
        for line in starting.prepare(demo=options["demo"]):
            self.stdout.write(line)
        for line in starting.welcome(serving):
            self.stdout.write(line)
        starting.serve(serving)

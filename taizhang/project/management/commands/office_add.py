"""Adds an office to a server that keeps many."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.places import directory
from taizhang.project import tenancy
from taizhang.project.offices import founding
from taizhang.project.starting import bring_up_to_date


class Command(BaseCommand):
    """`taizhang office add NAME --host HOST`."""

    help = (
        "Add an office: a schema in both databases, a folder, and a host it answers under."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask what it is called and where it answers."""
        parser.add_argument("name", metavar="NAME", help="what the office is called")
        parser.add_argument("--host", required=True, help="as qinghe.example.gov.cn")
        parser.add_argument(
            "--schema",
            metavar="CODE",
            default="",
            help="its code, by which commands name it (default: first word of HOST)",
        )
        parser.add_argument(
            "--bare", action="store_true", help="without tables, to restore a backup into"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make its schemas and tables, then enter it in the list."""
        founding.prepare_server()
        try:
            office = founding.wanted(options["name"], options["host"], options["schema"])
        except founding.Unfit as why:
            raise CommandError(str(why)) from why
        founding.make_room(office.code)
        if not options["bare"]:
            with tenancy.within(office.code):
                bring_up_to_date()
                directory.settle(office.name)
        founding.enter(office)
        self.stdout.write(f"{office.code}: {office.name} answers under {office.host}.")
        following = "restore SRC" if options["bare"] else "create-user NAME …"
        self.stdout.write(f"Next: taizhang --office {office.code} {following}")

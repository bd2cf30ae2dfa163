"""Changes what a server that keeps many offices knows of one of them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taizhang.places.directory import settle
from taizhang.project import tenancy
from taizhang.project.offices import directory, founding


class Command(BaseCommand):
    """`taizhang office change CODE`."""

    help = "Rename an office, move it to another host, close it or open it again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which office, and what is to change."""
        parser.add_argument("code", metavar="CODE", help="as `office list` names it")
        parser.add_argument("--name", help="what it is called from now on")
        parser.add_argument("--host", help="where it answers from now on")
        answering = parser.add_mutually_exclusive_group()
        answering.add_argument(
            "--close", action="store_true", help="answer no more; everything is kept"
        )
        answering.add_argument("--open", action="store_true", help="answer again")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Change what was asked for."""
        code = options["code"]
        if not directory.known(code):
            raise CommandError(f"No office {code} here: see taizhang office list.")
        try:
            if options["host"]:
                founding.move(code, options["host"])
        except founding.Unfit as why:
            raise CommandError(str(why)) from why
        if options["name"]:
            founding.rename(code, options["name"])
            with tenancy.within(code):
                settle(options["name"])
        if options["close"] or options["open"]:
            founding.set_open(code, answers=options["open"])
        (now,) = (office for office in directory.listed() if office.code == code)
        state = f"answers under {', '.join(now.hosts)}" if now.open else "is closed"
        self.stdout.write(f"{now.code}: {now.name} {state}.")

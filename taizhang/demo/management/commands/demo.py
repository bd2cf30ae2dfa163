"""Fills an empty ledger with the demo office, or takes the demo back to its beginning."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from taizhang.demo import office
from taizhang.demo.asking import make_sure
from taizhang.demo.cast import CAST, PASSWORD
from taizhang.demo.emptying import empty
from taizhang.demo.titles import STORIES
from taizhang.places import directory

TENTHS = 10


class Command(BaseCommand):
    """`taizhang demo`."""

    help = "Fill an empty ledger with the demo office. It is invented, every bit of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether the demo is to begin anew."""
        parser.add_argument(
            "--reset", action="store_true", help="take the demo away and tell it anew"
        )
        parser.add_argument("--yes", action="store_true", help="do not ask before --reset")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tell the stories, showing how far they are."""
        if options["reset"]:
            _take_away(said_yes=options["yes"])
        if not office.untouched():
            raise CommandError(
                "This office is in use, so the demo was not loaded. "
                "Load it into an empty data folder: taizhang --data DIR demo."
            )
        self._tell()
        self.stdout.write(
            f"The demo office is there: {len(STORIES)} issues, {len(CAST)} people. "
            f"Everybody's password is {PASSWORD}"
        )

    def _tell(self) -> None:
        total = sum(len(story.acts) for story in STORIES)
        shown = 0
        for left in office.set_up(timezone.now()):
            tenth = (total - left) * TENTHS // total
            if tenth > shown:
                shown = tenth
                self.stdout.write(f"  {total - left} of {total} acts")
                self.stdout.flush()


def _take_away(*, said_yes: bool) -> None:
    if not directory.office().demo:
        raise CommandError(
            "Nothing was changed: this is not the demo office, and the book of a real "
            "office is never taken away."
        )
    make_sure("Everything in this demo office is dropped.", said_yes=said_yes)
    empty()

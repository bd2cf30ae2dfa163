"""Recomputes the whole book and every kept file, and names what does not fit."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.files.keeping import scrub
from taizhang.ledger.export import tree_head
from taizhang.ledger.fsck import findings

# A second process takes a second to start; a smaller book is examined by then.
WORTH_TWO = 20_000


class Command(BaseCommand):
    """`taizhang fsck`."""

    help = "Recompute the book and every kept file; each finding is a line. Mends nothing."
    # A page that is broken must not keep anybody from the book.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how much of the machine it may take."""
        parser.add_argument(
            "--processes",
            type=int,
            choices=(1, 2),
            help="two unless told, one for a small book",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what is wrong as it is found, then how much of it there was."""
        head = tree_head()
        processes = options["processes"] or (2 if head.size >= WORTH_TWO else 1)
        found = chain(findings(processes=processes), scrub())
        count = 0
        for count, finding in enumerate(found, start=1):  # noqa: B007
            self.stdout.write(finding)
        if count:
            raise CommandError(
                ngettext("共发现 %(count)d 处问题。", "共发现 %(count)d 处问题。", count)
                % {"count": count}
            )
        self.stdout.write(
            _("账本完好：共 %(size)d 条，树根 %(root)s。")
            % {"size": head.size, "root": head.root}
        )

"""Says for how many months the audit is kept."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from taizhang.audit.keeping import NotSoShort, keep
from taizhang.audit.record import NOBODY


class Command(BaseCommand):
    """`taizhang audit keep MONTHS`."""

    help = "Keep the audit for so many months: 36 unless told otherwise, 6 at least."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how many."""
        parser.add_argument("months", type=int, metavar="MONTHS")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it down, or say why not."""
        try:
            keep(options["months"], NOBODY)
        except NotSoShort as why:
            raise CommandError(str(why)) from why
        self.stdout.write(
            _("审计记录保存 %(months)d 个月，更早的每月清理。")
            % {"months": options["months"]}
        )

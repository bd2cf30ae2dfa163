"""Makes a backup while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext as in_words
from django.utils.translation import ngettext

from taizhang.backup.depot import KEYS_APART
from taizhang.backup.making import Made
from taizhang.backup.refusals import NotDone, size
from taizhang.health import plan


class Command(BaseCommand):
    """`taizhang backup DEST`."""

    help = "Copy ledger, files and keys to DEST while the site runs. Keys lie apart."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where to."""
        parser.add_argument("dest", type=Path, metavar="DEST")
        parser.add_argument(
            "--keys", type=Path, metavar="DIR", help="another medium; else DEST/keys"
        )
        parser.add_argument(
            "--let-go", action="store_true", help="keep 14 daily and 12 monthly ones only"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make it, and say where it is and what the keys are for."""
        folders = plan.Folders(options["dest"], options["keys"])
        try:
            made = plan.back_up(folders, _untold)
            if options["let_go"]:
                plan.let_go(folders)
        except NotDone as why:
            raise CommandError(str(why)) from why
        self.stdout.write(_outcome(made))
        self.stdout.write(in_words(KEYS_APART))
        if missing := made.says.files_missing:
            raise CommandError(
                ngettext(
                    "有 %(count)d 个附件在原处就已缺失或损坏，备份里没有。请运行 fsck。",
                    "有 %(count)d 个附件在原处就已缺失或损坏，备份里没有。请运行 fsck。",
                    missing,
                )
                % {"count": missing}
            )


def _outcome(made: Made) -> str:
    return _(
        "已备份：账目 %(size)d 条，附件 %(files)d 个，共 %(bytes)s。\n"
        "台账在 %(folder)s\n密钥在 %(keys)s"
    ) % {
        "size": made.says.size,
        "files": made.says.files_count,
        "bytes": size(made.size_bytes),
        "folder": made.folder,
        "keys": made.keys,
    }


def _untold(_stage: str, _done: int, _total: int) -> None:
    """A terminal waits; the page of a job is where progress is looked at."""

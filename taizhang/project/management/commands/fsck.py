"""Recomputes the whole book and every kept file, and names what does not fit."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.files.keeping import scrub
from taizhang.ledger.export import tree_head
from taizhang.ledger.fsck import findings


class Command(BaseCommand):
    """`taizhang fsck`."""

    help = "Recompute the book and every kept file; each finding is a line. Mends nothing."
    # A page that is broken must not keep anybody from the book.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print what is wrong as it is found, then how much of it there was."""
        head = tree_head()
        count = 0
        for count, finding in enumerate(chain(findings(), scrub()), start=1):  # noqa: B007
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

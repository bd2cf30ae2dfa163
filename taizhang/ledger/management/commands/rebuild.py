"""Makes anew from the book whatever follows from it: the ledger, search, receipts, rolls."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from taizhang.keys.sealing import Unreadable
from taizhang.ledger.rebuild import rebuild

REPORT_EVERY = 1000


class Command(BaseCommand):
    """`taizhang rebuild`."""

    help = "Make everything derived anew from the book; the book itself is only read."
    # A page that is broken must not keep anybody from the book.
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild all or nothing, saying now and then how far it is."""
        done = 0
        try:
            for done in rebuild():
                if done % REPORT_EVERY == 0:
                    self.stdout.write(f"{done}…")
        except Unreadable as locked:
            raise CommandError(str(locked)) from locked
        self.stdout.write(_("已由账本重建 %(count)d 件事。") % {"count": done})

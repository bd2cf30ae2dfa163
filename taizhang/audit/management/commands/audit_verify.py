"""Looks whether the audit is whole, and tells where its chain ends."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.audit.verifying import End, end, findings


class Command(BaseCommand):
    """`taizhang audit verify`."""

    help = (
        "Follow the chain of the audit and name whatever does not fit. The end that it "
        "prints, kept on paper, shows later whether everything up to it is still as it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for an end that was written down before."""
        parser.add_argument(
            "--through",
            type=_end,
            metavar="SEQ:HASH",
            help="an end printed before, through which the chain must still lead",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tell every finding; none is an exit of 0."""
        found = 0
        for sentence in findings(options["through"]):
            found += 1
            self.stdout.write(sentence)
        if found:
            raise CommandError(
                ngettext(
                    "审计记录查出 %(count)d 处问题。",
                    "审计记录查出 %(count)d 处问题。",
                    found,
                )
                % {"count": found}
            )
        last = end()
        self.stdout.write(
            _("审计记录完好：到第 %(seq)d 条。校验码 %(seq)d:%(hash)s")
            % {"seq": last.seq, "hash": last.hash}
        )


def _end(text: str) -> End:
    seq, _colon, hashed = text.partition(":")
    if not seq.isdecimal() or len(hashed) != 64:
        raise ArgumentTypeError("write it as it was printed: 1234:9f86d0…")
    return End(int(seq), hashed)

"""Making sure, at a terminal, before anything is taken away."""

import sys

from django.core.management.base import CommandError


def make_sure(what: str, *, said_yes: bool) -> None:
    """Return if somebody agrees to `what`: by --yes, or by typing yes at a terminal.

    Raises:
        CommandError: nobody did. Nothing was changed.
    """
    if said_yes:
        return
    if not sys.stdin.isatty():
        raise CommandError(f"{what} Nothing was changed: add --yes to agree.")
    if input(f"{what} Type yes to go on: ").strip().lower() != "yes":
        raise CommandError("Nothing was changed.")

"""Prints the rules as docs/rules.md has them."""

from typing import Any

from django.core.management.base import BaseCommand

from taizhang.core import rules_page


class Command(BaseCommand):
    """`taizhang rules`."""

    help = "Print the rules, told by the code itself; docs/rules.md is a copy."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the page."""
        self.stdout.write(rules_page.text(), ending="")

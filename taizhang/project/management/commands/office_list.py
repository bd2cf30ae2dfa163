"""Names the offices of a server that keeps many."""

from typing import Any

from django.core.management.base import BaseCommand

from taizhang.project.offices import directory


class Command(BaseCommand):
    """`taizhang office list`."""

    help = "Name the offices of this server: code, hosts, name."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write a line for each office; tabs between, for other programs."""
        for office in directory.listed():
            state = "open" if office.open else "closed"
            hosts = ",".join(office.hosts)
            self.stdout.write(f"{office.code}\t{state}\t{hosts}\t{office.name}")

"""Makes an empty office of one's own: its name, the defaults, and one administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import localdate

from taizhang.demo import office
from taizhang.demo.asking import make_sure
from taizhang.demo.emptying import empty
from taizhang.people.default_posts import ensure_posts
from taizhang.people.defaults import ensure_roles
from taizhang.places import directory
from taizhang.places.calendar import ensure_calendar
from taizhang.places.defaults import ensure_categories


class Command(BaseCommand):
    """`taizhang start-empty`."""

    help = "Begin a ledger of one's own; a demo office is dropped for it, if it is agreed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the office's name and the administrator's."""
        parser.add_argument("--name", required=True, help="the office's name")
        parser.add_argument("--username", default="admin", help="of the administrator")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Drop a demo, then write the defaults and the account."""
        if directory.office().demo:
            make_sure("Everything in this demo office is dropped.", said_yes=options["yes"])
            empty()
        if not office.untouched():
            raise CommandError(
                "This office is in use: nothing was changed. Give a new one a data "
                "folder of its own: taizhang --data DIR start-empty."
            )
        with transaction.atomic():
            ensure_roles()
            ensure_posts()
            ensure_categories()
            ensure_calendar(localdate())
            # The administrator lands in the wizard until it is finished or left.
            directory.settle(options["name"], setup_step=1)
            self.stdout.write(f"{options['name']}: an empty ledger. One-time password:")
            call_command(
                "create_user",
                options["username"],
                name="管理员",
                role="administrator",
                unit=options["name"],
                stdout=self.stdout,
            )

"""Makes an account and prints its one-time password, once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.people.defaults import ensure_roles
from taizhang.people.models import Role, Unit, User
from taizhang.people.passwords import one_time


class Command(BaseCommand):
    """`taizhang create-user`."""

    help = "Make an account; its one-time password is printed and must be changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the person's name, post and unit."""
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--name", required=True, help="the person's own name")
        parser.add_argument("--title", default="", help="the post as people say it")
        parser.add_argument("--role", required=True, help="the code of a role, as clerk")
        parser.add_argument("--unit", required=True, help="the unit's name; made if new")
        parser.add_argument(
            "--unit-kind", choices=Unit.Kind.values, default=Unit.Kind.SUBDISTRICT.value
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the account, all or nothing."""
        password = one_time()
        with transaction.atomic():
            ensure_roles()
            role = _role(options["role"])
            if User.objects.filter(username=options["username"]).exists():
                raise CommandError(f"there is already a {options['username']}")
            unit, _made = Unit.objects.get_or_create(
                name=options["unit"], defaults={"kind": options["unit_kind"]}
            )
            user = User.objects.create_user(
                options["username"],
                password,
                name=options["name"],
                title=options["title"],
                unit=unit,
                role=role,
                must_change_password=True,
            )
            note(Kind.ACCOUNT_MADE, NOBODY, user.pseudonym, role=role.code)
        self.stdout.write(f"{options['username']}  {password}")


def _role(code: str) -> Role:
    found = Role.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Role.objects.values_list("code", flat=True))
        raise CommandError(f"no role {code}; there are: {known}")
    return found

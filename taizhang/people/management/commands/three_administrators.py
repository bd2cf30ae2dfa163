"""Makes three administrators of two (三员分立): for offices of which assessors ask it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.people.defaults import SECURITY, separate_administrators


class Command(BaseCommand):
    """`taizhang three-administrators`."""

    help = (
        "Give accounts and their rules to a role of their own, apart from administrators."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Separate the roles, and say what is left to do."""
        separate_administrators()
        note(Kind.SETTING_CHANGED, NOBODY, what="three-administrators")
        self.stdout.write(
            _(
                "管理员不再管账号。给管账号的人开一个：taizhang create-user … --role %(role)s"
            )
            % {"role": SECURITY.code}
        )

"""Gives somebody who lost the password a new one: the way back for the administrator."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.people.models import User
from taizhang.people.passwords import one_time

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    """`taizhang reset-password NAME`."""

    help = "Print a one-time password for an account; it must be changed at sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whose."""
        parser.add_argument("username", help="the name to sign in with")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the new password, which ends the person's sessions, and print it once."""
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(
                _("没有叫 %(name)s 的账号。请核对登录名，大小写也要一样。")
                % {"name": options["username"]}
            )
        if not user.is_active:
            raise CommandError(
                _("账号 %(name)s 已经停用，没有改动。") % {"name": user.username}
            )
        password = one_time()
        user.set_password(password)
        user.must_change_password = True
        user.save(update_fields=["password", "must_change_password"])
        # By pseudonym: a log is read by others than the office.
        _log.warning("the password of %s was reset on this machine", user.pseudonym)
        note(Kind.PASSWORD_RESET, NOBODY, user.pseudonym)
        self.stdout.write(f"{user.username}  {password}")
        self.stdout.write(_("只显示这一次。用它登录后，要先改成自己的密码。"))

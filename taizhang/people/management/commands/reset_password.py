"""Gives somebody who lost the password a new one: the way back for the administrator."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from taizhang.audit.record import NOBODY
from taizhang.people import passwords, second_factor
from taizhang.people.models import User

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    """`taizhang reset-password NAME`."""

    help = "Print a one-time password for an account; it must be changed at sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whose."""
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument(
            "--second-factor",
            action="store_true",
            help="take codes, passkeys and recovery codes away as well, for who lost them",
        )

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
        password = passwords.give_one_time(user, NOBODY)
        # By pseudonym: a log is read by others than the office.
        _log.warning("the password of %s was reset on this machine", user.pseudonym)
        self.stdout.write(f"{user.username}  {password}")
        self.stdout.write(_("只显示这一次。用它登录后，要先改成自己的密码。"))
        if options["second_factor"] and second_factor.reset(user, NOBODY):
            self.stdout.write(_("第二道验证已经取消，登录只要密码。"))
        elif second_factor.has(user):
            self.stdout.write(
                _("第二道验证还在；手机和恢复码都丢了，加上 --second-factor 再运行一次。")
            )

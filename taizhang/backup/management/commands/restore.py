"""Restores a backup into an empty place."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.audit.kinds import Kind
from taizhang.audit.record import NOBODY, note
from taizhang.backup.refusals import NotDone
from taizhang.backup.restoring import Restored, restore


class Command(BaseCommand):
    """`taizhang restore SRC`."""

    help = "Restore a backup into an empty data folder, then examine the whole book."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask where from."""
        parser.add_argument(
            "source",
            type=Path,
            metavar="SRC",
            help="a folder of backups, of which the last is taken, or one of them",
        )
        parser.add_argument(
            "--keys", type=Path, metavar="DIR", help="where the keys lie, if not in SRC"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Restore, and say whether the book is whole and the names can be read."""
        try:
            done = restore(options["source"], options["keys"], self.stdout.write)
        except NotDone as why:
            raise CommandError(str(why)) from why
        size = done.ledger.says.size
        note(Kind.RESTORE, NOBODY, stamp=done.ledger.stamp, entries=size)
        for finding in done.findings:
            self.stdout.write(finding)
        self._tell_of_keys(done)
        if done.findings_count:
            raise CommandError(
                ngettext(
                    "已恢复，但查出 %(count)d 处问题。",
                    "已恢复，但查出 %(count)d 处问题。",
                    done.findings_count,
                )
                % {"count": done.findings_count}
            )
        self.stdout.write(
            _("已恢复，账本完好：共 %(size)d 条，树根 %(root)s。")
            % {"size": done.ledger.says.size, "root": done.ledger.says.root}
        )

    def _tell_of_keys(self, done: Restored) -> None:
        if done.keys is None:
            self.stdout.write(
                _(
                    "没有找到密钥：台账可以看，姓名、电话、原话打不开，搜索和受理凭证也查不到。"
                    "找到密钥备份后，请恢复到另一个空文件夹，加上 --keys。"
                )
            )
        elif done.keys.stamp < done.ledger.stamp:
            self.stdout.write(
                _(
                    "密钥是 %(keys)s 的，比台账旧：此后来的居民，姓名电话打不开。"
                    "请用更新的密钥备份，恢复到另一个空文件夹。"
                )
                % {"keys": done.keys.stamp}
            )

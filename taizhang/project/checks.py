"""What a start tells the operator about the ground it stands on."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from taizhang.project.sqlite import sound


@register
def sqlite_is_sound(**_options: Any) -> list[CheckMessage]:
    """Warn where only an SQLite with the WAL fault could be had."""
    if sound(settings.SQLITE_VERSION):
        return []
    version = ".".join(map(str, settings.SQLITE_VERSION))
    return [
        Warning(
            f"SQLite {version} can corrupt a WAL database; the slower rollback journal is used.",
            hint="Install pysqlite3 0.6.1 or later, whose SQLite is mended.",
            id="taizhang.W001",
        )
    ]

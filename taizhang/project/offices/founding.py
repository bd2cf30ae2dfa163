"""Adding an office to this server, and changing what the server knows of it.

An office is entered in the list last, when it has its schemas and its tables: until then no
host leads to it, and adding it again goes on where it was broken off.
"""

import re
from dataclasses import dataclass
from typing import Final

from django.core.management import call_command
from django.db import connections, transaction

from taizhang.project import tenancy
from taizhang.project.offices.models import Domain, Office

_CODE: Final = re.compile(r"(?!pg_)[a-z][a-z0-9_]{0,39}")
_TAKEN: Final = frozenset({tenancy.OUTSIDE, "information_schema"})
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?")


class Unfit(Exception):
    """An office cannot be added or changed like this; says why and what to do."""


@dataclass(frozen=True)
class Wanted:
    """An office to be added. `code` names its schemas and its folder."""

    name: str
    host: str
    code: str


def wanted(name: str, host: str, code: str = "") -> Wanted:
    """Return the office to be added; its code is the first word of its host by default.

    Raises:
        Unfit: one of them can be no such thing, or another office has it.
    """
    asked = _free(host)
    chosen = code or asked.partition(".")[0].replace("-", "_")
    if not _CODE.fullmatch(chosen) or chosen in _TAKEN:
        raise Unfit(
            f"{chosen!r} cannot name a schema: give one of a-z, 0-9 and _ by --schema."
        )
    if Office.objects.filter(schema_name=chosen).exists():
        raise Unfit(f"There is an office {chosen} already: give another by --schema.")
    return Wanted(name, asked, chosen)


def prepare_server() -> None:
    """Make or migrate the tables that lie outside every office."""
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0)


def make_room(code: str) -> None:
    """Make the empty schemas of the office `code`, where they are not there yet."""
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute(f'CREATE SCHEMA IF NOT EXISTS "{code}"')


def enter(office: Wanted) -> None:
    """Enter an office in the list: from now on its host leads to it."""
    with transaction.atomic():
        row = Office(schema_name=office.code, name=office.name)
        row.save()
        Domain(tenant=row, domain=office.host).save()


def rename(code: str, name: str) -> None:
    """Write what the server calls the office `code`."""
    Office.objects.filter(schema_name=code).update(name=name)


def set_open(code: str, *, answers: bool) -> None:
    """Write whether the office `code` answers. Nothing that it keeps is touched."""
    Office.objects.filter(schema_name=code).update(open=answers)


def move(code: str, host: str) -> None:
    """Let the office `code` answer under `host` and no longer under others.

    Raises:
        Unfit: another office answers there, or it is no host name.
    """
    asked = _free(host, besides=code)
    with transaction.atomic():
        row = Office.objects.get(schema_name=code)
        row.domains.all().delete()
        Domain(tenant=row, domain=asked).save()


def _free(host: str, besides: str = "") -> str:
    """Return the name of `host`, which no office but `besides` has."""
    asked = host.strip().lower().rstrip(".")
    if not _HOST.fullmatch(asked):
        raise Unfit(f"{host!r} is no host name: give it without https:// and port.")
    others = Domain.objects.exclude(tenant__schema_name=besides)
    if others.filter(domain=asked).exists():
        raise Unfit(f"Another office answers under {asked}.")
    return asked

"""Which offices there are, and which of them answers under a host."""

import time
from dataclasses import dataclass
from typing import Final

from django.db import connection

from taizhang.project.offices.models import Domain, Office

# Whoever adds or closes an office waits so long for every process to know.
KEPT_SECONDS: Final = 5.0


@dataclass(frozen=True)
class OfficeListed:
    """An office of this server, as whoever keeps it sees it."""

    code: str
    name: str
    hosts: tuple[str, ...]
    open: bool


@dataclass(frozen=True)
class _Hosts:
    office_at: dict[str, str]
    read_at: float


_remembered: list[_Hosts] = []


def at_host(host: str) -> str | None:
    """Return the code of the open office that answers under `host`, or None.

    One query every few seconds: all hosts at once, so that one nobody has costs nothing.
    """
    known = _remembered[0] if _remembered else None
    if known is None or time.monotonic() - known.read_at > KEPT_SECONDS:
        rows = Domain.objects.filter(tenant__open=True)
        pairs = rows.values_list("domain", "tenant__schema_name")
        known = _Hosts(dict(pairs), time.monotonic())
        _remembered[:] = [known]
    return known.office_at.get(host)


def forget_hosts() -> None:
    """Ask for the hosts anew, in this process."""
    _remembered.clear()


def open_offices() -> tuple[str, ...]:
    """Return the codes of the offices that are open, in order. One query."""
    rows = Office.objects.filter(open=True).order_by("schema_name")
    return tuple(rows.values_list("schema_name", flat=True))


def known(code: str) -> bool:
    """Return whether this server keeps an office `code`, open or not."""
    return code in {office.code for office in listed()}


def listed() -> tuple[OfficeListed, ...]:
    """Return all offices, by code; none where nobody has added one. Three queries."""
    if Office._meta.db_table not in connection.introspection.table_names():
        return ()
    rows = Office.objects.order_by("schema_name").prefetch_related("domains")
    return tuple(
        OfficeListed(
            code=row.schema_name,
            name=row.name,
            hosts=tuple(sorted(domain.domain for domain in row.domains.all())),
            open=row.open,
        )
        for row in rows
    )

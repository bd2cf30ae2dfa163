"""Lines of the audit for these tests, written as the product writes them."""

import datetime as dt

from django.db import connection
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import Doer, write
from tests.cast import LI_CLERK

LI = Doer(LI_CLERK.id, "10.0.0.7")
TABLE = "audit_record"


def looked(count: int, days_ago: int = 0) -> None:
    """Note that Li looked at the phone number of an issue `count` times."""
    at = now() - dt.timedelta(days=days_ago)
    for _time in range(count):
        write(Kind.REVEALED, LI, "2026-1", {"field": "phone"}, at)


def lines() -> list[Record]:
    """Return the whole record, the oldest first."""
    return list(Record.objects.order_by("seq"))


def tampered(statement: str) -> None:
    """Change the record behind its triggers, as whoever holds the machine could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement)
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
            [TABLE],
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(statement)
        for _name, sql in triggers:
            cursor.execute(sql)

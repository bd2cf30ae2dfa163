"""What happens is noted in one line, and a page never fails because it could not be."""

import datetime as dt

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import Doer, Ration, note
from tests.cast import LI_CLERK, account
from tests.shell.audit.lines import LI, lines

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TWO = Ration(Kind.REVEALED, 2, dt.timedelta(hours=1))


def sent():
    return RequestFactory(REMOTE_ADDR="10.0.0.7").get("/")


def test_a_line_says_who_from_where_and_about_what():
    request = sent()
    request.user = account(LI_CLERK)
    note(Kind.EXPORTED, request, what="ledger-csv", rows=3)
    (line,) = lines()
    assert (line.who, line.came_from, line.kind) == (LI_CLERK.id, "10.0.0.7", "exported")
    assert line.details == {"what": "ledger-csv", "rows": 3}


def test_whoever_is_not_signed_in_is_nobody():
    note(Kind.SIGN_IN_FAILED, sent())
    assert lines()[0].who == ""


def test_where_the_table_is_missing_the_page_goes_on_and_the_log_says_so(caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_record RENAME TO audit_elsewhere")
        note(Kind.SIGNED_IN, LI)
        cursor.execute("ALTER TABLE audit_elsewhere RENAME TO audit_record")
    assert not Record.objects.exists()
    assert "could not note" in caplog.text


def test_a_ration_is_spent_and_then_refused():
    spent = [TWO.spend(LI, "2026-1", {}, now()) for _time in range(3)]
    assert spent == [True, True, False]
    assert len(lines()) == 2


def test_a_ration_is_each_persons_own_and_comes_back_with_time():
    for _time in range(2):
        TWO.spend(LI, "2026-1", {}, now() - dt.timedelta(minutes=61))
    assert TWO.spend(LI, "2026-1", {}, now())
    assert TWO.spend(Doer("a-other"), "2026-1", {}, now())

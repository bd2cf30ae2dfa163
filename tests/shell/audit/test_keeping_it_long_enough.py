"""The audit is kept for 36 months unless the office says otherwise, and six at least."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.timezone import localdate

from taizhang.audit.keeping import months, remove_old
from taizhang.audit.kinds import Kind
from taizhang.audit.verifying import findings
from tests.shell.audit.lines import lines, looked

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
YEAR = 366


def kinds():
    return [line.kind for line in lines()]


def test_three_years_are_usual():
    looked(1, days_ago=3 * YEAR - 40)
    assert months() == 36
    assert remove_old(localdate()) == 0


def test_older_months_go_and_the_record_says_so():
    looked(3, days_ago=4 * YEAR)
    looked(2)
    assert remove_old(localdate()) == 3
    assert kinds() == [Kind.REVEALED, Kind.REVEALED, Kind.OLD_REMOVED]
    assert lines()[-1].details["count"] == 3
    assert list(findings()) == []


def test_going_through_it_twice_removes_nothing_more():
    looked(3, days_ago=4 * YEAR)
    looked(1)
    remove_old(localdate())
    assert remove_old(localdate()) == 0
    assert list(findings()) == []


def test_an_old_line_behind_a_young_one_stays():
    looked(1)
    looked(1, days_ago=4 * YEAR)
    assert remove_old(localdate()) == 0


def test_an_office_may_keep_it_shorter_and_that_is_noted(capsys):
    looked(2, days_ago=YEAR)
    call_command("audit_keep", "6")
    assert months() == 6
    assert lines()[-1].details == {"what": "audit-months", "from": 36, "to": 6}
    assert remove_old(localdate()) == 2
    assert "保存 6 个月" in capsys.readouterr().out


@pytest.mark.parametrize("wanted", ["5", "0", "-1", "9999"])
def test_less_than_six_months_is_refused_in_plain_words(wanted):
    with pytest.raises(CommandError, match="至少要留 6 个月"):
        call_command("audit_keep", "--", wanted)
    assert months() == 36

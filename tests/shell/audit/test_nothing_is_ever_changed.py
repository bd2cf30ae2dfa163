"""Lines of the audit stay as they are, and what was changed behind the triggers shows."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from taizhang.audit.models import Record
from taizhang.audit.verifying import End, end, findings
from tests.shell.audit.lines import lines, looked, tampered

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.machine_clock  # the database itself says what is younger than six months
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_record SET who = who",
        "UPDATE audit_record SET details = '{}' WHERE seq = 2",
        "DELETE FROM audit_record WHERE seq = 2",
        "DELETE FROM audit_record",
    ],
)
def test_no_statement_changes_a_line(statement):
    looked(3)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert len(lines()) == 3


@pytest.mark.machine_clock
def test_nor_does_the_orm():
    looked(1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Record.objects.update(who="a-other")


def test_each_line_holds_the_one_before():
    looked(3)
    assert list(findings()) == []
    assert lines()[0].before == ""
    assert len({line.before for line in lines()}) == 3


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_record SET who = 'a-other' WHERE seq = 2", "第 3 条接不上前一条"),
        ("UPDATE audit_record SET about = '2026-9' WHERE seq = 4", "末端对不上"),
        ("DELETE FROM audit_record WHERE seq = 2", "第 2 到第 2 条不见了"),
        ("DELETE FROM audit_record WHERE seq = 4", "末端对不上"),
        ("DELETE FROM audit_record WHERE seq < 3", "第 1 到第 2 条不见了"),
        ("DELETE FROM audit_record", "末端对不上"),
    ],
)
def test_what_was_changed_behind_the_triggers_shows(statement, said):
    looked(4)
    tampered(statement)
    assert any(said in sentence for sentence in findings())


def test_an_end_kept_elsewhere_shows_a_record_that_was_written_anew():
    looked(2)
    kept = end()
    looked(2)
    assert list(findings(kept)) == []
    assert any("校验码不一样" in said for said in findings(End(kept.seq, "0" * 64)))


def test_the_command_tells_the_end_of_a_whole_record(capsys):
    looked(2)
    call_command("audit_verify")
    last = end()
    told = capsys.readouterr().out
    assert told == f"审计记录完好：到第 2 条。校验码 2:{last.hash}\n"
    call_command("audit_verify", through=last)


def test_the_command_names_what_does_not_fit(capsys):
    looked(3)
    tampered("DELETE FROM audit_record WHERE seq = 2")
    with pytest.raises(CommandError, match="查出 1 处问题"):
        call_command("audit_verify")
    assert "第 2 到第 2 条不见了" in capsys.readouterr().out

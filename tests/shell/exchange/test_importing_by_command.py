"""`taizhang import`: the account of every line on stdout, and an exit code that means it."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.exchange.models import Batch
from tests.shell.exchange.bringing_in import (
    DONE,
    OPEN,
    WRONG,
    file_of,
    ledger_file,
    on_the_ledger,
)
from tests.shell.exchange.sheets import rows_of, workbook

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a ledger of the given rows and returns its path."""

    def write(*rows, file=None):
        path = tmp_path / "台账.xlsx"
        path.write_bytes((file or ledger_file(*rows)).getvalue())
        return str(path)

    return write


def code_of(*arguments, **options):
    with pytest.raises(CommandError) as refused:
        call_command("import_ledger", *arguments, **options)
    return refused.value.returncode, str(refused.value)


def test_a_clean_file_comes_in_and_every_line_is_told(written, capsys):
    call_command("import_ledger", written(DONE, OPEN))
    said = capsys.readouterr().out.split()
    assert said[:2] == ["lines:", "3"]
    assert "rows:" in said
    assert on_the_ledger().keys() == {"灯不亮", "想办证"}


def test_rows_left_are_written_beside_the_file_and_the_exit_says_so(written, tmp_path):
    code, said = code_of(written(DONE, WRONG))
    assert code == 1
    assert said.startswith("1 rows are left")
    errors = tmp_path / "台账-errors.xlsx"
    (row,) = rows_of(errors, name=errors.name)
    assert row.issue.old_number == "9"


def test_a_dry_run_tells_and_keeps_nothing(written, capsys):
    call_command("import_ledger", written(DONE), dry_run=True)
    assert "可以登记" in capsys.readouterr().out
    assert not Batch.objects.exists()
    assert on_the_ledger() == {}


def test_a_mapping_may_be_given(written, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"说法": "words"}), "utf-8")
    file = workbook([("标题", "登记时间", "说法"), ("灯不亮", "2026-03-05", "晚上黑")])
    call_command("import_ledger", written(file=file), mapping=mapping)
    assert file_of("灯不亮").entries[0].event.words == "晚上黑"


def test_a_mapping_to_an_unknown_field_is_refused(written, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"标题": "nonsense"}', "utf-8")
    assert code_of(written(DONE), mapping=mapping)[0] == 2


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    picture = tmp_path / "台账.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    code, said = code_of(str(picture))
    assert code == 2
    assert "PNG" in said


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert code_of(str(tmp_path / "none.xlsx"))[0] == 2


def test_somebody_without_the_duty_cannot_import(written):
    code, said = code_of(written(DONE), username="liu")
    assert code == 2
    assert "liu may not import" in said

"""A file that is no table, or a dangerous one, is refused in plain words and not opened."""

import io
import zipfile

import pytest
from PIL import Image

from taizhang.files.unreadable import Reason, Unreadable
from tests.shell.exchange.sheets import LAMP, TITLES, rows_of, text_table, workbook

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"


def _reason(file, name="台账.xlsx"):
    with pytest.raises(Unreadable) as refused:
        rows_of(file, name=name)
    return refused.value.reason


def _repacked(changes):
    """Return a workbook with some of its members replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(workbook([TITLES, LAMP])) as old:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, changes.get(name, old.read(name)))
    packed.seek(0)
    return packed


def _sheet_xml(rows):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_a_picture_called_xlsx_is_no_table(kind):
    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, kind)
    assert _reason(picture) is Reason.NOT_A_TABLE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"  \r\n", Reason.EMPTY),
        (b"%PDF-1.7 ...", Reason.NOT_A_TABLE),
        (b"<html><table><tr><td>1</td></tr></table></html>", Reason.WEB_PAGE),
        (b"<?xml version='1.0'?><Workbook></Workbook>", Reason.OTHER_FORMAT),
        (b"PK\x03\x04 cut off", Reason.DAMAGED),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, Reason.DAMAGED),
        (bytes(range(128, 256)) * 40, Reason.UNKNOWN_ENCODING),
    ],
)
def test_what_is_no_table_is_refused_by_its_content(content, reason):
    assert _reason(io.BytesIO(content)) is reason


def test_a_workbook_with_a_password_is_refused_as_such():
    container = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    locked = container + "EncryptedPackage".encode("utf-16-le")
    assert _reason(io.BytesIO(locked)) is Reason.ENCRYPTED


def test_an_archive_and_a_letter_are_no_table():
    for member in ("readme.txt", "word/document.xml"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(member, "x")
        assert _reason(packed) is Reason.NOT_A_TABLE


def test_a_bomb_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked():
    padding = b" " * (301 * 1024 * 1024)
    assert _reason(_repacked({"docProps/app.xml": padding})) is Reason.UNPACKS_TOO_LARGE


def test_a_bomb_that_lies_about_its_size_is_found_out(monkeypatch):
    monkeypatch.setattr("taizhang.files.workbooks.UNPACKED_BYTES_MAX", 200_000)
    packed = _repacked({"docProps/app.xml": b" " * 400_000}).getvalue()
    lying = packed.replace((400_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != packed
    assert _reason(io.BytesIO(lying)) is Reason.UNPACKS_TOO_LARGE


def test_one_cell_written_very_far_away_is_refused_with_its_address():
    far = '<row r="1000000"><c r="XFD1000000"><v>1</v></c></row>'
    with pytest.raises(Unreadable) as refused:
        rows_of(_repacked({SHEET: _sheet_xml(far)}))
    assert (refused.value.reason, refused.value.detail) == (Reason.FAR_CELL, "XFD1000000")


def test_empty_formatted_rows_far_away_are_no_far_cell():
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row>'
    xml = _sheet_xml(row + '<row r="1048576" ht="14"/>')
    assert rows_of(_repacked({SHEET: xml})) == []


def test_more_than_a_million_rows_are_refused():
    row = '<row r="1000001"><c r="A1000001"><v>1</v></c></row>'
    assert _reason(_repacked({SHEET: _sheet_xml(row)})) is Reason.TOO_MANY_ROWS


def test_one_long_text_shown_in_very_many_cells_is_refused():
    cells = '<row r="1">' + '<c r="A1" t="s"><v>0</v></c>' * 11_000 + "</row>"
    long = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    assert _reason(_repacked({SHEET: _sheet_xml(cells), TEXTS: long})) is (
        Reason.UNPACKS_TOO_LARGE
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_tables_are_read_in_any_usual_encoding_and_delimiter(encoding, delimiter):
    text = "标题,登记时间\n路灯不亮,2026-03-05\n井盖松动,2026-03-06\n"
    rows = rows_of(text_table(text.replace(",", delimiter), encoding), name="台账.csv")
    assert [row.issue.title for row in rows] == ["路灯不亮", "井盖松动"]


def test_a_workbook_called_csv_is_read_as_what_it_is():
    assert len(rows_of(workbook([TITLES, LAMP]), name="台账.csv")) == 1


def test_a_quote_never_closed_is_refused_instead_of_swallowing_the_rest():
    text = '标题,内容\n路灯,"不亮\n井盖,松动\n噪音,夜里\n'
    with pytest.raises(Unreadable) as refused:
        rows_of(text_table(text))
    assert (refused.value.reason, refused.value.detail) == (Reason.QUOTE_NOT_CLOSED, "2")


def test_a_few_damaged_bytes_are_told_in_their_row_and_do_not_stop_the_file():
    good = "标题,内容\n" + "路灯不亮,晚上看不见路，请尽快修理一下\n" * 200
    damaged = good.encode() + "井盖,松".encode() + b"\xff\xfe" + "动\n".encode()
    rows = rows_of(io.BytesIO(damaged))
    assert len(rows) == 201
    assert rows[-1].issue.words == "松\ufffd\ufffd动"


def test_the_hint_that_excel_writes_about_the_delimiter_is_followed():
    rows = rows_of(text_table("sep=;\n标题;登记时间\n路灯,不亮;2026-03-05\n"))
    assert [(row.line, row.issue.title) for row in rows] == [(3, "路灯,不亮")]

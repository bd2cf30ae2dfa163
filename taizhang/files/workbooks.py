"""Excel workbooks, looked over before the reader unpacks them.

The reader keeps a sheet as one rectangle from its first to its last cell and a copy of
each text in every cell that shows it. So a few kilobytes can ask for gigabytes: by
unpacking to too much, by one cell written very far away, or by one long text shown in very
many cells. `packed_workbook` measures all three on the stream, without believing the
sizes that the file states about itself.
"""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import python_calamine

from taizhang.files.unreadable import Reason, Unreadable

UNPACKED_BYTES_MAX = 300 * 1024 * 1024
PLAIN_BYTES_MAX = 30 * 1024 * 1024
MEMBERS_MAX = 10_000
ROWS_MAX = 1_000_000
AREA_MAX = 16_000_000
_CHUNK = 1 << 20
_ELEMENT_BYTES_MAX = 32 * _CHUNK

_POSITION = re.compile(
    rb"<(?:\w+:)?(?:c|row)\b[^>]*?\sr\s*=\s*[\"']([A-Za-z]{0,3})(\d{1,9})[\"'][^>]*?(/?)>"
)
_SHOWN = re.compile(rb"\st\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})\s*<")
_ITEM = re.compile(rb"<(?:\w+:)?si\b")

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]


class WorkbookSheet:
    """A sheet of a workbook, parsed anew each time its rows are asked for.

    `merges` are known from the first row on: asking for them alone would parse the sheet
    once more, beside the one whose rows are being read.
    """

    def __init__(
        self, book: python_calamine.CalamineWorkbook, name: str, *, hidden: bool
    ) -> None:
        self._book = book
        self.name = name
        self.hidden = hidden
        self.merges: Sequence[Merge] = ()

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield the rows from the first line of the sheet on."""
        sheet = self._sheet()
        self.merges = sheet.merged_cell_ranges or ()
        # The reader leaves out empty columns on the left, but not empty lines on top.
        margin = [""] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            yield [*margin, *row] if margin else row

    def _sheet(self) -> python_calamine.CalamineSheet:
        try:
            return self._book.get_sheet_by_name(self.name)
        except python_calamine.CalamineError as error:
            raise Unreadable(Reason.DAMAGED, self.name) from error


class Workbook:
    """An open workbook."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            self._book = python_calamine.load_workbook(stream)
        except python_calamine.PasswordError as error:
            raise Unreadable(Reason.ENCRYPTED) from error
        except python_calamine.CalamineError as error:
            raise Unreadable(Reason.DAMAGED) from error
        self._stream = stream
        self.sheets = tuple(
            WorkbookSheet(
                self._book,
                meta.name,
                hidden=meta.visible != python_calamine.SheetVisibleEnum.Visible,
            )
            for meta in self._book.sheets_metadata
            if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
        if not self.sheets:
            raise Unreadable(Reason.EMPTY)

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()
        self._stream.close()


def plain_workbook(stream: BinaryIO, size_bytes: int) -> Workbook:
    """Open an .xls (or WPS .et); its format holds 65,536 rows, so its size bounds it."""
    directory = stream.read()
    stream.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in directory:
        raise Unreadable(Reason.ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in directory:
        raise Unreadable(Reason.NOT_A_TABLE, "Word")
    if size_bytes > PLAIN_BYTES_MAX:
        raise Unreadable(Reason.TOO_LARGE, str(PLAIN_BYTES_MAX // 1024 // 1024))
    return Workbook(stream)


def packed_workbook(stream: BinaryIO) -> Workbook:
    """Open an .xlsx after measuring what it would unpack to."""
    try:
        with zipfile.ZipFile(stream) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(Reason.DAMAGED) from error
    _refuse_other_packages({member.filename for member in members})
    if len(members) > MEMBERS_MAX:
        raise Unreadable(Reason.UNPACKS_TOO_LARGE)
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(Reason.ENCRYPTED)
    _measure(stream, [m for m in members if m.filename.lower().endswith((".xml", ".rels"))])
    stream.seek(0)
    return Workbook(stream)


def _refuse_other_packages(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "word/document.xml" in names:
        raise Unreadable(Reason.NOT_A_TABLE, "Word")
    if "ppt/presentation.xml" in names:
        raise Unreadable(Reason.NOT_A_TABLE, "PowerPoint")
    if names & {"xl/workbook.bin", "content.xml"}:
        raise Unreadable(Reason.OTHER_FORMAT)
    raise Unreadable(Reason.NOT_A_TABLE, "ZIP")


def _measure(stream: BinaryIO, members: list[zipfile.ZipInfo]) -> None:
    left = UNPACKED_BYTES_MAX
    item_bytes: list[int] = []
    # The texts first: what a sheet weighs depends on which of them it shows.
    for member in sorted(members, key=lambda m: "sharedStrings" not in m.filename):
        chunks = _unpacked(stream, member, left)
        if "sharedStrings" in member.filename:
            left -= _weigh_texts(chunks, item_bytes)
        elif "/worksheets/" in member.filename and member.filename.endswith(".xml"):
            left -= _weigh_sheet(chunks, item_bytes)
        else:
            left -= sum(len(chunk) for chunk in chunks)


def _unpacked(stream: BinaryIO, member: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """Yield what a member really unpacks to; raises once that is more than `left`."""
    stream.seek(member.header_offset)
    header = stream.read(30)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(Reason.DAMAGED)
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(
        header[28:30], "little"
    )
    stream.seek(names, 1)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    stored = member.compress_type == zipfile.ZIP_STORED
    packed_left = member.compress_size
    while packed_left > 0 and (packed := stream.read(min(_CHUNK, packed_left))):
        packed_left -= len(packed)
        for chunk in (packed,) if stored else _inflated(unpacker, packed):
            left -= len(chunk)
            if left < 0:
                raise Unreadable(Reason.UNPACKS_TOO_LARGE)
            yield chunk


def _inflated(unpacker: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    try:
        while packed:
            yield unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unreadable(Reason.DAMAGED) from error


def _weigh_texts(chunks: Iterator[bytes], item_bytes: list[int]) -> int:
    """Append the length of each shared text; return the bytes read."""
    total = 0
    for piece in _pieces(chunks, b"<si"):
        total += len(piece)
        starts = [found.start() for found in _ITEM.finditer(piece)]
        ends = [*starts[1:], len(piece)]
        item_bytes.extend(end - start for start, end in zip(starts, ends, strict=False))
    return total


def _weigh_sheet(chunks: Iterator[bytes], item_bytes: list[int]) -> int:
    """Return the bytes read; raises where the sheet would take too much memory."""
    total = shown = row_max = 0
    letters_seen = {b"A"}
    for piece in _pieces(chunks, b"<c"):
        if b"\x00" in piece:
            raise Unreadable(Reason.DAMAGED)  # UTF-16, which nothing below would see
        total += len(piece)
        for letters, digits, closed in _POSITION.findall(piece):
            if not closed:
                letters_seen.add(letters.upper())
                row_max = max(row_max, int(digits))
        for index in _SHOWN.findall(piece):
            place = int(index)
            shown += item_bytes[place] if place < len(item_bytes) else 0
        _refuse_area(row_max, letters_seen)
        if shown > UNPACKED_BYTES_MAX:
            raise Unreadable(Reason.UNPACKS_TOO_LARGE)
    return total


def _refuse_area(row_max: int, letters_seen: set[bytes]) -> None:
    if row_max > ROWS_MAX:
        raise Unreadable(Reason.TOO_MANY_ROWS, str(row_max))
    last = max(letters_seen, key=lambda letters: (len(letters), letters))
    columns = 0
    for letter in last:
        columns = columns * 26 + letter - 64
    if row_max * columns > AREA_MAX:
        raise Unreadable(Reason.FAR_CELL, f"{last.decode()}{row_max}")


def _pieces(chunks: Iterator[bytes], mark: bytes) -> Iterator[bytes]:
    """Yield the bytes cut only before `mark`, so that no element lies across a cut."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        cut = rest.rfind(mark)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > _ELEMENT_BYTES_MAX:
            raise Unreadable(Reason.UNPACKS_TOO_LARGE)
    yield rest

"""Open a file as sheets of cells, judging it by its content and never by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from taizhang.files.delimited import Delimited
from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell, Workbook, packed_workbook, plain_workbook

FILE_BYTES_MAX = 100 * 1024 * 1024
_HEAD_BYTES = 4096
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "WEBP"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "EXE"),
    (b"MZ", "EXE"),
)


class Sheet(Protocol):
    """A sheet. `rows` may be asked for again; its rows may be of unequal length.

    `merges` are ((row, place), (row, place)), counted from 0, both corners included, and
    known once the first row has been read.
    """

    @property
    def name(self) -> str: ...
    @property
    def hidden(self) -> bool: ...
    @property
    def merges(self) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]: ...
    def rows(self) -> Iterator[Sequence[Cell]]: ...


@dataclass(frozen=True)
class Source:
    """An open file: its name without folder and ending, and its sheets in order."""

    name: str
    sheets: tuple[Sheet, ...]
    opened: Workbook | Delimited

    def close(self) -> None:
        """Let go of the file."""
        self.opened.close()


def opened(
    file: str | Path | BinaryIO, name: str = "", *, encoding: str = "", delimiter: str = ""
) -> Source:
    """Return the sheets of `file`, a path or something seekable; raises Unreadable.

    `encoding` and `delimiter`, of a text table, are found where they are empty.
    """
    if isinstance(file, str | Path):
        name = name or Path(file).name
        stream: BinaryIO = Path(file).open("rb")
    else:
        name, stream = name or str(getattr(file, "name", "")), file
    try:
        book = _book(stream, Path(name).stem, (encoding, delimiter))
    except BaseException:
        if stream is not file:
            stream.close()
        raise
    return Source(Path(name).stem, book.sheets, book)


def _book(stream: BinaryIO, stem: str, text: tuple[str, str]) -> Workbook | Delimited:
    size = stream.seek(0, 2)
    stream.seek(0)
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(Reason.EMPTY)
    if size > FILE_BYTES_MAX:
        raise Unreadable(Reason.TOO_LARGE, str(FILE_BYTES_MAX // 1024 // 1024))
    if head.startswith(b"PK\x03\x04"):
        return packed_workbook(stream)
    if head.startswith(_COMPOUND):
        return plain_workbook(stream, size)
    _refuse_other_kinds(head)
    return Delimited(stream, stem, *text)


def _refuse_other_kinds(head: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise Unreadable(Reason.NOT_A_TABLE, kind)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise Unreadable(Reason.WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise Unreadable(Reason.WEB_PAGE if b"<html" in start else Reason.OTHER_FORMAT)

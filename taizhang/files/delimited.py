"""Text tables (CSV and its kin): encoding and delimiter are found, not asked for."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from taizhang.files.text import REPLACEMENT
from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import ROWS_MAX, Cell, Merge

CELL_CHARS_MAX = 1_000_000
_CHUNK = 1 << 20
_SAMPLE_ROWS = 50
DELIMITERS = ",\t;|，"
ENCODINGS = ("utf-8", "gb18030")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# One bad character in five hundred is damage; more is another encoding, or no text.
_BAD_SHARE_MAX = 1 / 500

csv.field_size_limit(CELL_CHARS_MAX)


class Delimited:
    """A text table as a workbook of one sheet."""

    hidden = False
    merges: Sequence[Merge] = ()

    def __init__(
        self, stream: BinaryIO, name: str, encoding: str = "", delimiter: str = ""
    ) -> None:
        """Open `stream`; `encoding` and `delimiter` are found where they are empty."""
        self.name = name
        self.sheets = (self,)
        self._stream = stream
        self.encoding = encoding or _encoding(stream)
        self.delimiter = delimiter or self._found_delimiter()

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Yield the records; one with line ends inside quotes is one row, as in Excel."""
        lines = _Lines(self._text())
        reader = csv.reader(lines, delimiter=self.delimiter)
        for count in range(ROWS_MAX + 1):
            lines.taken_count = 0
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise Unreadable(Reason.QUOTE_NOT_CLOSED, str(count + 1)) from error
            # At the end of the file an open quote has swallowed every line after it.
            if lines.ended:
                raise Unreadable(Reason.QUOTE_NOT_CLOSED, str(count + 1))
            yield record
        raise Unreadable(Reason.TOO_MANY_ROWS, str(ROWS_MAX))

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _text(self) -> Iterator[str]:
        self._stream.seek(0)
        text = io.TextIOWrapper(
            self._stream, encoding=self.encoding, errors="replace", newline=""
        )
        try:
            # Not `yield from text`, which would close the file with the generator.
            yield from iter(text.readline, "")
        finally:
            text.detach()  # or the wrapper would close the file when it goes

    def _found_delimiter(self) -> str:
        """Return the delimiter: the one of Excel's own first line “sep=;”, or what fits."""
        first = next(self._text(), "").strip().strip('"')
        if first.lower().startswith("sep=") and len(first) == 5:
            return first[-1]
        return max(DELIMITERS, key=self._fit)

    def _fit(self, delimiter: str) -> tuple[int, int]:
        """Return how well `delimiter` cuts: rows of the commonest width, then the width."""
        reader = csv.reader(self._text(), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
        except csv.Error:
            return (0, 0)
        width, rows = max(
            ((w, n) for w, n in widths.items() if w > 1),
            key=lambda pair: (pair[1], pair[0]),
            default=(0, 0),
        )
        return rows, width


class _Lines:
    """Lines for the reader, noting when they end in the middle of a record."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken_count = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = self.taken_count > 0
            raise
        self.taken_count += 1
        return line


def _encoding(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(_CHUNK)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    counted = {name: _bad_count(stream, name) for name in ENCODINGS}
    best = min(counted, key=lambda name: counted[name])
    if counted[best] > stream.seek(0, 2) * _BAD_SHARE_MAX or b"\x00\x00\x00" in head:
        raise Unreadable(Reason.UNKNOWN_ENCODING)
    return best


def _bad_count(stream: BinaryIO, encoding: str) -> int:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    bad_count = 0
    while data := stream.read(_CHUNK):
        bad_count += decoder.decode(data).count(REPLACEMENT)
    return bad_count + decoder.decode(b"", final=True).count(REPLACEMENT)

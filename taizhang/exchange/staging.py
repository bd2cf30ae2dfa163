"""Read a whole file once: count every line of it, and stage the rows that can come in.

Rows with nothing to say about them are staged as the finished command, a line each; the
others are put aside to be looked at, and join them in their places when the import begins.
Bringing a chunk in then means reading five hundred lines, however long the file is and
however often the work was broken off.
"""

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from taizhang.core import commands as co
from taizhang.core.codec import plain, value_from
from taizhang.exchange.account import Account
from taizhang.exchange.carrying import Carrier
from taizhang.exchange.doubts import STAGED, doubts, place_of, unsettled
from taizhang.exchange.marks import already_there, matter_of
from taizhang.exchange.mending import Mender
from taizhang.exchange.parsed import ParsedRow
from taizhang.exchange.reading import Reading
from taizhang.exchange.report import Report

CHUNK = 500


@dataclass(frozen=True)
class Staged:
    """A row that can come in. `matter` is "" where it is too vague a mark."""

    place: str
    fingerprint: str
    matter: str
    command: co.CarryOver


@dataclass
class Staging:
    """One reading of a file under way."""

    batch: str
    carrier: Carrier

    def stage(self, reading: Reading, clean: BinaryIO, doubtful: BinaryIO) -> Account:
        """Write the rows of `reading` to one or the other, and return their account.

        Two queries for each 500 rows.
        """
        account = Account(Report(reading.name))
        rows = self._counted(reading, account)
        while chunk := list(islice(rows, CHUNK)):
            self._take(chunk, account, clean, doubtful)
        return account

    def _counted(self, reading: Reading, account: Account) -> Iterator[ParsedRow]:
        """Yield the rows, having counted every line on the way."""
        for line in reading.lines():
            account.add(line)
            if line.row:
                yield line.row

    def _take(
        self,
        chunk: list[ParsedRow],
        account: Account,
        clean: BinaryIO,
        doubtful: BinaryIO,
    ) -> None:
        plain_ones = [row for row in chunk if not row.problems]
        known, matters = already_there(
            [row.fingerprint for row in plain_ones],
            [mark for row in plain_ones if (mark := matter_of(row))],
        )
        for row in chunk:
            copied = later_copy(matter_of(row), matters, self.batch)
            new = row.fingerprint not in known
            if row.problems or (new and copied):
                doubtful.write(unsettled(row).line())
                continue
            carried = self.carrier.carry(row)
            account.tally.add(carried, known=not new)
            clean.write(_line(_staged(row, matter_of(row), carried.command)))


def later_copy(matter: str, matters: dict[str, tuple[str, str]], batch: str) -> str:
    """Return the case that a row repeats in another state; "" if it is new.

    Rows of one and the same file are never copies of each other: both come in.
    """
    came_in, case = matters.get(matter, ("", ""))
    return case if came_in != batch else ""


def joined(
    clean: BinaryIO, doubtful: BinaryIO, mender: Mender, carrier: Carrier
) -> Iterator[bytes]:
    """Yield all staged rows in the order of their file, those of doubt put right."""
    yield from heapq.merge(clean, _mended(doubtful, mender, carrier), key=_place)


def _mended(doubtful: BinaryIO, mender: Mender, carrier: Carrier) -> Iterator[bytes]:
    for doubt in doubts(doubtful):
        if doubt.standing in STAGED:
            mended = mender.mend(doubt.row())
            matter = "" if mended.kept else matter_of(mended.row)
            command = carrier.carry(mended.row).command
            yield _line(_staged(mended.row, matter, command))


def _place(line: bytes) -> bytes:
    return line[: line.index(b"\t")]


def staged(stream: BinaryIO, most: int) -> Iterator[Staged]:
    """Yield up to `most` staged rows from where `stream` stands."""
    for _place in range(most):
        line = stream.readline()
        if not line:
            return
        place, _tab, told = line.partition(b"\t")
        fingerprint, matter, command = json.loads(told)
        yield Staged(place.decode(), fingerprint, matter, value_from(co.CarryOver, command))


def _staged(row: ParsedRow, matter: str, command: co.CarryOver) -> Staged:
    return Staged(place_of(row), row.fingerprint, matter, command)


def _line(row: Staged) -> bytes:
    command = {
        name: plain(value)
        for name, resting in _RESTING.items()
        if (value := getattr(row.command, name)) != resting
    }
    said = [row.fingerprint, row.matter, command]
    told = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return row.place.encode() + b"\t" + told + b"\n"


_RESTING = {
    name: field.default for name, field in co.CarryOver.__dataclass_fields__.items()
}

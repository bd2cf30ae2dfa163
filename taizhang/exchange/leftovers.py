"""The rows of a file that did not come in, as a sheet to be put right and imported again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from django.utils.translation import gettext as _

from taizhang.core.refusals import Refusal
from taizhang.exchange.batches import mender_of, opened
from taizhang.exchange.error_sheet import write_error_sheet
from taizhang.exchange.marks import already_there
from taizhang.exchange.mending import Mender
from taizhang.exchange.models import Batch, LeftRow
from taizhang.exchange.parsed import ParsedRow
from taizhang.exchange.reading import Reading
from taizhang.exchange.staging import CHUNK
from taizhang.exchange.wording import verdict
from taizhang.ledger import numbers, queries
from taizhang.web.refusals import sentences


@dataclass
class Leftovers:
    """What to say of each row that was left."""

    batch: Batch

    def __post_init__(self) -> None:
        rows = LeftRow.objects.filter(batch=self.batch)
        self._left = {row.fingerprint: row for row in rows}
        shown = queries.rows_of([row.case for row in self._left.values() if row.case])
        self._numbers = {case: numbers.label(row.number) for case, row in shown.items()}

    def write(self, stream: BinaryIO) -> int:
        """Write the sheet to `stream`; return how many rows it has. Reads the file again."""
        with opened(self.batch) as reading:
            mender = mender_of(self.batch, reading)
            return write_error_sheet(self._rows(reading, mender), self._said, stream)

    def _rows(self, reading: Reading, mender: Mender) -> Iterator[ParsedRow]:
        """Yield the rows that did not come in, with what was put right in them so far."""
        rows = reading.rows()
        while chunk := list(islice(rows, CHUNK)):
            unsure = [row for row in chunk if row.problems or self._was_refused(row)]
            mended = [mender.mend(row) for row in unsure]
            known, _matters = already_there([e.row.fingerprint for e in mended], ())
            for each in mended:
                stays = each.blocked and each.row.fingerprint not in known
                if not each.skipped and (stays or self._was_refused(each.row)):
                    open_ones = tuple(problem for problem, _mark in each.problems)
                    yield replace(each.row, problems=open_ones)

    def _was_refused(self, row: ParsedRow) -> bool:
        return row.fingerprint in self._left

    def _said(self, row: ParsedRow) -> str:
        return "\n".join([line for line in self._lines(row) if line])

    def _lines(self, row: ParsedRow) -> Iterator[str]:
        left = self._left.get(row.fingerprint)
        if left and left.refusals:
            yield from sentences(Refusal(refusal) for refusal in left.refusals)
        if left and left.case:
            yield _(
                "这一行以前导入过，编号 %(number)s，内容和那次不一样，没有重复登记。"
                "请到那件事下面补记；确实是另一件，就把标题改得不同再导入。"
            ) % {"number": self._numbers.get(left.case, left.case)}
        yield verdict(row)


def left_count(batch: Batch) -> int:
    """Return how many rows of `batch` its error sheet has."""
    blocked = batch.account["blocked"]
    return int(blocked) + batch.refused_count + batch.changed_count

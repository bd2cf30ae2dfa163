"""The rows of a file that did not come in, as a sheet to be put right and imported again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from taizhang.core.refusals import Refusal
from taizhang.exchange.batches import opened
from taizhang.exchange.error_sheet import write_error_sheet
from taizhang.exchange.models import Batch, LeftRow
from taizhang.exchange.parsed import ParsedRow
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
            rows = (row for row in reading.rows() if self._was_left(row))
            return write_error_sheet(rows, self._said, stream)

    def _was_left(self, row: ParsedRow) -> bool:
        return row.blocked or row.fingerprint in self._left

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

"""Carry out one click of the preview: keep the fix, and read the rows it is about again."""

from django.db import transaction

from taizhang.exchange import fixing, storage
from taizhang.exchange.batches import NOTHING_IN, mender_of_staged, settle_again
from taizhang.exchange.doubts import Doubt, doubt_from
from taizhang.exchange.fixing import Choice, Decision
from taizhang.exchange.mending import Mended, Mender
from taizhang.exchange.models import Batch

VALUE_CHARS_MAX = 2000


def put_right(batch_id: str, mark: str, choice: Choice, new: str) -> bool:
    """Decide what `mark` is about; return False where nothing of the kind is left."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        doubt = _first(batch, mark) if batch.state in NOTHING_IN else None
        if doubt is None:
            return False
        column, value = _about(doubt, mender_of_staged(batch), mark)
        fixing.decide(
            batch,
            Decision(mark=mark, choice=choice, column=column, value=value, new=new),
        )
        settle_again(batch, {mark})
    return True


def take_back(batch_id: str, mark: str) -> None:
    """Undo a fix: what it was about stands again as the file has it."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state in NOTHING_IN:
            fixing.undo(batch, mark)
            settle_again(batch, {mark})


def _first(batch: Batch, mark: str) -> Doubt | None:
    """Return the first row of doubt that `mark` is about."""
    wanted = mark.encode()
    with storage.part(batch.id, "doubts").open("rb") as stream:
        for line in stream:
            if wanted in line:
                doubt = doubt_from(line)
                if mark in (*doubt.marks, *doubt.others):
                    return doubt
    return None


def _about(doubt: Doubt, mender: Mender, mark: str) -> tuple[str, str]:
    """Return the column and the value that `mark` stands for; "" for a row as a whole."""
    row = doubt.row()
    mended: Mended = mender.mend(row)
    for problem, its_mark in mended.problems:
        blanks = fixing.blanks_mark(problem.column)
        if mark in (its_mark, blanks) and problem.fault not in fixing.ABOUT_A_ROW:
            return problem.column, fixing.cell_of(row, problem.column)
    return "", f"{row.sheet}!{row.line}"

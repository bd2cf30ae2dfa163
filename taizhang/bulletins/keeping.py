"""What those who keep the board see and do: released sentences, one a matter."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.bulletins.board import lines, released
from taizhang.bulletins.models import PublicWords
from taizhang.bulletins.shown import Kept
from taizhang.ledger import numbers, queries
from taizhang.ledger.struck_off import Chosen, StruckOff, listed
from taizhang.web import titles


@dataclass(frozen=True)
class Keeping:
    """A page of matters that may be told of, and the marks of the pages around."""

    rows: tuple[Kept, ...]
    newer: str
    older: str


def keeping(*, after: str = "", before: str = "") -> Keeping:
    """Return what was struck off of late and its keeper may see. Four queries."""
    found = listed(Chosen(), after=after, before=before)
    cases = [row.case for row in found.rows]
    told, said = queries.rows_of(cases), released(cases)
    shown = zip(found.rows, lines(found.rows), strict=True)
    rows = tuple(
        Kept(
            number=row.number,
            label=numbers.label(row.number),
            title=titles.title(told[row.case].summary),
            line=line,
            words=said.get(row.case, ""),
        )
        for row, line in shown
        if row.case in told
    )
    return Keeping(rows, found.newer, found.older)


def preview(row: StruckOff, words: str) -> Kept:
    """Return how `row` would be told with `words`, and what is released of it now."""
    (line,) = lines([row])
    said = released([row.case]).get(row.case, "")
    shown = replace(line, words=words)
    return Kept(row.number, numbers.label(row.number), "", shown, said)


def write(request: HttpRequest, row: StruckOff, words: str, by: str) -> None:
    """Release `words` of `row`, in the place of any before."""
    told = {"words": words, "by": by, "at": now()}
    PublicWords.objects.update_or_create(case=row.case, defaults=told)
    note(Kind.SETTING_CHANGED, request, row.number, what="public-words")


def take_back(request: HttpRequest, row: StruckOff) -> bool:
    """Have nothing said of `row` any more; return whether anything was."""
    gone, _rows = PublicWords.objects.filter(case=row.case).delete()
    if gone:
        note(Kind.SETTING_CHANGED, request, row.number, what="public-words-withdrawn")
    return bool(gone)

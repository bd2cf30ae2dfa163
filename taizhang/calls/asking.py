"""From what a caller says to their matter: a receipt number, the end of a phone, a name, a place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.timezone import now

from taizhang.calls.forms import LogForm
from taizhang.calls.shown import Answered, Asked
from taizhang.calls.telling import sentence
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import OPEN
from taizhang.keys import index
from taizhang.ledger import numbers, queries
from taizhang.ledger.asking import asked_about
from taizhang.ledger.queries import Row
from taizhang.ledger.reading import NoSuchIssue, opened_issues
from taizhang.ledger.receipts import holder_of
from taizhang.people.directory import names
from taizhang.places.calendar import calendar
from taizhang.web import lamps, masking, titles
from taizhang.web.voices import Telling, told_in

ANSWERS = 6
# So many may share the end of a number by chance; whose it really is, is looked up.
CANDIDATES = 40
WORDS_MAX = 100
_NUMBER = re.compile(r"[〔(\[]?\s*(20\d{2})\s*[〕)\]\-]\s*(\d{1,7})")


@dataclass(frozen=True)
class _Found:
    """A matter and which of its residents is meant; 0: staff found it themselves."""

    row: Row
    voice: int
    told: Telling | None


def asked(words: str) -> Asked:
    """Return what may be the matter of somebody who says `words`. Seven queries at most."""
    said = unicodedata.normalize("NFKC", words).strip()[:WORDS_MAX]
    if not said:
        return Asked()
    found = _found(said)
    people = names({each.row.handler for each in found} - {""}) if found else {}
    at, days = now(), calendar()
    return Asked(
        words=said,
        answers=tuple(
            Answered(
                number=each.row.number,
                label=numbers.label(each.row.number),
                title=titles.title(each.row.summary),
                lamp=lamps.shown(each.row, at, days),
                who=_who(each.told),
                sentence=sentence(each.row, people, at),
                voice=each.voice,
                log=_log_form(each),
                has_receipt=bool(each.told and each.told.receipt),
            )
            for each in found
        ),
    )


def _found(said: str) -> list[_Found]:
    receipt = numbers.receipt_from(said)
    if receipt and (holder := holder_of(receipt)):
        rows = queries.rows_of([holder.case])
        return _opened([*rows.values()], {holder.case: holder.voice}, ())
    if named := _NUMBER.fullmatch(said):
        return _by_number(f"{named[1]}-{int(named[2])}")
    tokens = said.split()
    return _opened([*asked_about(tokens, CANDIDATES)], {}, tokens)[:ANSWERS]


def _by_number(number: str) -> list[_Found]:
    try:
        row = queries.issue_file(number, now()).row
    except NoSuchIssue:
        return []
    return _opened([row], {}, ())


def _opened(rows: list[Row], voices: dict[str, int], tokens: Sequence[str]) -> list[_Found]:
    """Return those of `rows` that are meant, each with who asks."""
    opened = opened_issues(row.case for row in rows) if rows else {}
    found = []
    for row in rows:
        told = _tellings(opened[row.case].entries)
        wanted = voices.get(row.case)
        whose = [each for each in told if wanted in {None, each.voice}]
        theirs = [each for each in whose if _is_of(each, tokens)]
        if not tokens or theirs or not _only_ends(tokens):
            meant = next(iter([*theirs, *whose]), None)
            found.append(_Found(row, meant.voice if meant else 0, meant))
    return found


def _tellings(entries: Sequence[Entry]) -> list[Telling]:
    return [event for _entry, event in told_in(entries) if event.voice]


def _is_of(told: Telling, tokens: Sequence[str]) -> bool:
    """Return whether any of `tokens` is the name, the number or its end of who `told`."""
    phone = "".join(mark for mark in told.phone if mark.isdecimal())
    plain = unicodedata.normalize("NFKC", phone)
    name = index.exact("name", told.reporter)
    for token in tokens:
        digits = "".join(mark for mark in token if mark.isdecimal())
        if len(digits) >= 4 and len(digits) == len(token) and plain.endswith(digits):
            return True
        if name and index.exact("name", token) == name:
            return True
    return False


def _only_ends(tokens: Sequence[str]) -> bool:
    """Return whether nothing but the end of a number was said, which others may share."""
    return all(len(token) == 4 and token.isdecimal() for token in tokens)


def _who(told: Telling | None) -> str:
    if told is None:
        return ""
    parts = (masking.name(told.reporter), masking.phone(told.phone))
    return " ".join(filter(None, parts))


def _log_form(found: _Found) -> LogForm | None:
    if found.row.status not in OPEN or found.row.to_confirm:
        return None
    return LogForm(initial={"voice": found.voice}, auto_id=f"id_{found.row.number}_%s")

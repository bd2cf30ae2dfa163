"""Open matters of which nobody could tell where they are (未定位), and putting them right.

What was written about the place is sealed; it is opened for this page and shown without
door numbers. Every correction goes through the book, with its reason.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book, numbers, queries
from taizhang.ledger.filtering import NO_CODE, Filters
from taizhang.ledger.queries import Row
from taizhang.ledger.reading import opened_issues
from taizhang.ledger.standing import standing_entries
from taizhang.ledger.writing import Act
from taizhang.places.gazetteer import Gazetteer, Proposal
from taizhang.places.names import community_names
from taizhang.web import masking, titles
from taizhang.web.addresses import issue_url
from taizhang.web.refusals import REFUSALS

SIZE = 50
PROPOSED = 3
PHASES = ("open", "confirm")


@dataclass(frozen=True)
class Lost:
    """A matter without a place. `text`: what was written, "" for nothing."""

    case: str
    n: int
    label: str
    url: str
    title: str
    community: str
    text: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True)
class LostPage:
    """A page of such matters, and the cursors around it."""

    lines: tuple[Lost, ...]
    phase: str
    before: str
    after: str


@dataclass(frozen=True)
class Came:
    """What came of one matter: where it lies now, or why not."""

    label: str
    url: str
    place: str
    wrong: str


@dataclass(frozen=True)
class Choice:
    """What was sent for one matter: a proposed code, or words of one's own."""

    case: str
    n: int
    code: str
    typed: str


def lost(phase: str, cursors: Mapping[str, str], at: dt.datetime) -> LostPage:
    """Return a page of matters without a place. Three queries, and the places' once a minute."""
    scope = phase if phase in PHASES else PHASES[0]
    filters = Filters(phase=scope, place=NO_CODE)
    page = queries.page(filters, at, size=SIZE, **dict(cursors))
    texts = _texts([row.case for row in page.rows])
    known, communities = Gazetteer(), community_names()
    lines = tuple(
        _line(row, texts.get(row.case, ""), known, communities) for row in page.rows
    )
    return LostPage(lines, scope, page.before, page.after)


def put_right(
    choices: Sequence[Choice], reason: str, by: Actor, at: dt.datetime
) -> list[Came]:
    """Put the places chosen onto the ledger; return what came of each, in their order."""
    known = Gazetteer()
    rows = queries.rows_of([choice.case for choice in choices])
    found = [(each, _meant(each, rows, known)) for each in choices if each.case in rows]
    acts = [
        Act(
            each.case,
            (
                co.CorrectIssue(
                    place=code, community=known.community_of(code), reason=reason
                ),
            ),
            by,
            at,
            each.n,
        )
        for each, code in found
        if code
    ]
    results = iter(book.submit_many(acts))
    return [
        _came(rows[each.case], code, next(results) if code else None, known)
        for each, code in found
    ]


def _line(row: Row, text: str, known: Gazetteer, communities: Mapping[str, str]) -> Lost:
    return Lost(
        case=row.case,
        n=row.n,
        label=numbers.label(row.number),
        url=issue_url(row.number),
        title=titles.title(row.summary),
        community=communities.get(row.community, ""),
        text=masking.place(text),
        proposals=known.proposals(text or row.summary, row.community, most=PROPOSED),
    )


def _texts(cases: list[str]) -> dict[str, str]:
    """Return what was written about where each of `cases` is; the latest word counts."""
    found: dict[str, str] = {}
    for case, opened in opened_issues(cases).items() if cases else ():
        for entry in standing_entries(list(opened.entries)):
            if text := getattr(entry.event, "place_text", ""):
                found[case] = text
    return found


def _meant(choice: Choice, rows: Mapping[str, Row], known: Gazetteer) -> str:
    """Return the code of the place that was chosen or written, "" for none."""
    if choice.code:
        return choice.code if known.proposal(choice.code) else ""
    offered = known.proposals(choice.typed, rows[choice.case].community, most=2)
    exact = known.whereabouts(choice.typed, rows[choice.case].community).place
    return exact or (offered[0].code if len(offered) == 1 else "")


def _came(row: Row, code: str, result: object, known: Gazetteer) -> Came:
    place = known.proposal(code)
    wrong = (
        ""
        if place
        else _("没有改：写的这个地点不止一处，或者还没有。请写全，或先加这个地点。")
    )
    if isinstance(result, Refused):
        wrong = " ".join(str(REFUSALS[each]) for each in result.refusals)
    return Came(
        numbers.label(row.number),
        issue_url(row.number),
        place.name if place and not wrong else "",
        wrong,
    )

"""The answer to an order in the hotline's form, made of what stands on the ledger.

Nothing of the resident is in it: the centre knows who called. A matter that was merged
answers by what became of the one it goes on under.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import Conclusion, FollowUpOutcome, Status
from taizhang.ledger import numbers
from taizhang.ledger.orders import courses
from taizhang.ledger.queries import Row, rows_of
from taizhang.web import dates
from taizhang.web.naming import Naming
from taizhang.web.wording import word

ENDED = frozenset(
    {Status.STRUCK_OFF, Status.DECLINED, Status.REFERRED, Status.CARRIED_OVER}
)
T = TypeVar("T")
CONTENT = frozenset({FollowUpOutcome.SATISFIED, FollowUpOutcome.MOSTLY_SATISFIED})


@dataclass(frozen=True)
class Reply:
    """What is answered. `ready`: nothing is open any more; `cells` go into their sheet."""

    number: str
    their_number: str
    title: str
    ready: bool
    unit: str
    answer: str
    solved: str
    content: str
    ended: str

    @property
    def text(self) -> str:
        """The whole answer, to be copied, in the office's own language."""
        with translation.override(settings.LANGUAGE_CODE):
            return self._told()

    def _told(self) -> str:
        told = (
            (_("工单编号"), self.their_number),
            (_("承办单位"), self.unit),
            (_("办理情况"), self.answer),
            (_("是否解决"), self.solved),
            (_("是否满意"), self.content),
            (_("办结时间"), self.ended),
        )
        return "\n".join(
            _("%(name)s：%(said)s") % {"name": n, "said": s} for n, s in told if s
        )


def replies(rows: Sequence[Row], known: Naming) -> list[Reply]:
    """Return the answer to each of `rows`. Two queries, however many."""
    merged = rows_of([row.merged_into for row in rows if row.merged_into])
    told = courses([*(row.case for row in rows), *merged])
    # The centre reads them, whatever language their writer reads.
    with translation.override(settings.LANGUAGE_CODE):
        return [_reply(row, merged.get(row.merged_into), told, known) for row in rows]


def _reply(
    row: Row, target: Row | None, told: Mapping[str, tuple[Entry, ...]], known: Naming
) -> Reply:
    ends = target or row
    events = [entry.event for entry in told.get(ends.case, ())]
    answer = _answer(ends, events)
    if row.merged_into:
        number = numbers.label(target.number) if target else _("另一件")
        answer = _("与%(number)s为同一事项，并案办理。%(answer)s") % {
            "number": number,
            "answer": answer,
        }
    ready = ends.status in ENDED
    return Reply(
        number=row.number,
        their_number=row.their_number,
        title=row.summary,
        ready=ready,
        unit=known.unit(ends.unit) if ends.unit else "",
        answer=answer,
        solved=_solved(ends) if ready else "",
        content=_content(events) if ends.status is Status.STRUCK_OFF else "",
        ended=dates.moment(ends.moved_at, known.now) if ready else "",
    )


def _answer(row: Row, events: Sequence[ev.Event]) -> str:
    match row.status:
        case Status.DECLINED:
            declined = _last(events, ev.IssueDeclined)
            why = word(declined.reason) if declined else ""
            more = declined.explanation if declined else ""
            return _("不予受理：%(reason)s。%(more)s") % {"reason": why, "more": more}
        case Status.REFERRED:
            sent = _last(events, ev.IssueReferred)
            to, more = (sent.to, sent.explanation) if sent else ("", "")
            return _("不属本街道职责，已转送%(to)s。%(more)s") % {"to": to, "more": more}
        case Status.STRUCK_OFF:
            report = _last(events, ev.HandlingReported)
            return report.result if report else ""
        case _:
            return _progress(events)


def _progress(events: Sequence[ev.Event]) -> str:
    """Return how far it is, for a staged answer (阶段性答复)."""
    noted = _last(events, ev.ProgressRecorded)
    return _("正在办理。%(noted)s") % {"noted": noted.text if noted else ""}


def _solved(row: Row) -> str:
    return word(Conclusion(row.outcome)) if row.outcome else _("未办理")


def _content(events: Sequence[ev.Event]) -> str:
    """Return how the residents took it; the least content of them speaks for all."""
    said: dict[tuple[str, int], FollowUpOutcome] = {}
    for event in events:
        if isinstance(event, ev.FollowUpRecorded):
            said[(event.of, event.voice)] = event.outcome
    if not said:
        return _("未评价")
    least = next((each for each in said.values() if each not in CONTENT), None)
    return word(least or next(iter(said.values())))


def _last(events: Sequence[ev.Event], kind: type[T]) -> T | None:
    return next((each for each in reversed(events) if isinstance(each, kind)), None)

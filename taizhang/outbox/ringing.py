"""Residents who must be rung up: no message reaches them, so a person does (请打电话告知).

Residents have a paper and perhaps a phone, and this office sends no text messages. What is
struck off they were asked about before; what is declined or passed on nobody tells them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import (
    Count,
    Expression,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.telling import UNTOLD
from taizhang.core.vocabulary import Duty
from taizhang.ledger.queries import seen
from taizhang.ledger.reading import issues_of
from taizhang.outbox.models import Ringing

# Who tells residents what became of their matter.
RINGING = frozenset({Duty.ACCEPT, Duty.FOLLOW_UP, Duty.REGISTER})
WHY: Mapping[type[object], str] = {
    ev.IssueDeclined: "declined",
    ev.IssueReferred: "referred",
}


def note(entries: Iterable[Entry]) -> None:
    """Note whom to ring up on account of `entries`: everybody who left a name."""
    last = {entry.case: entry for entry in entries if isinstance(entry.event, UNTOLD)}
    for case, issue in issues_of(last).items() if last else ():
        entry = last[case]
        Ringing.objects.bulk_create(
            [
                Ringing(
                    case=case,
                    absorbed=voice.case,
                    voice=voice.ordinal,
                    n=entry.n,
                    why=WHY[type(entry.event)],
                    since=entry.at,
                )
                for voice in issue.voices
                if voice.ordinal and not voice.anonymous
            ],
            ignore_conflicts=True,
        )


def withdraw(back: Sequence[tuple[str, int]]) -> None:
    """Forget whom to ring up on account of steps that were taken back."""
    for case, back_to in back:
        Ringing.objects.filter(case=case, n__gte=back_to, done_at=None).delete()


def to_ring(most: int) -> tuple[Ringing, ...]:
    """Return whom to ring up, the longest waiting first. One query."""
    return tuple(_waiting().order_by("since", "id")[:most])


def counted() -> Expression:
    """Return how many are to be rung up, to be asked along with something else."""
    waiting = _waiting().order_by().values("done_at")
    count = waiting.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def rung_lately(since: dt.datetime, most: int) -> tuple[Ringing, ...]:
    """Return who was told since, the latest first. One query."""
    done = _theirs().filter(done_at__gt=since).order_by("-done_at", "-id")
    return tuple(done[:most])


def is_seen(ringing_id: int) -> bool:
    """Return whether there is one of that id for whoever looks. One query."""
    return _theirs().filter(pk=ringing_id).exists()


def tick_off(ringing_id: int, outcome: str, by: str, at: dt.datetime) -> bool:
    """Note that somebody rang; return False where another was faster."""
    one = Ringing.objects.filter(pk=ringing_id, done_at=None)
    return bool(one.update(outcome=outcome, done_by=by, done_at=at))


def _theirs() -> QuerySet[Ringing]:
    return Ringing.objects.filter(seen(OuterRef("case")))


def _waiting() -> QuerySet[Ringing]:
    return _theirs().filter(done_at=None)

"""Residents who must be rung up: no message reaches them, so a person does (请打电话告知).

Residents have a paper and perhaps a phone, and this office sends no text messages. What is
struck off they were asked about before; what is declined or passed on nobody tells them.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Expression, IntegerField, Q, Subquery
from django.db.models.functions import Coalesce

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.telling import UNTOLD
from taizhang.ledger.reading import issues_of
from taizhang.outbox.models import Ringing

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
    return tuple(Ringing.objects.filter(done_at=None).order_by("since", "id")[:most])


def counted() -> Expression:
    """Return how many are to be rung up, to be asked along with something else."""
    waiting = Ringing.objects.filter(done_at=None).order_by().values("done_at")
    count = waiting.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def rung_lately(since: dt.datetime, most: int) -> tuple[Ringing, ...]:
    """Return who was told since, the latest first. One query."""
    done = Ringing.objects.filter(done_at__gt=since).order_by("-done_at", "-id")
    return tuple(done[:most])


def tick_off(ringing_id: int, outcome: str, by: str, at: dt.datetime) -> str:
    """Note that somebody rang; return the case, "" where another was faster."""
    open_one = Ringing.objects.filter(Q(pk=ringing_id) & Q(done_at=None))
    if not open_one.update(outcome=outcome, done_by=by, done_at=at):
        return ""
    return Ringing.objects.values_list("case", flat=True).get(pk=ringing_id)

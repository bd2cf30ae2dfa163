"""Votes: hands as three numbers, or phones, one vote a member, counted live.

Who voted for what is nobody's to keep: once phones are counted, their ballots are gone.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet

from taizhang.assembly.models import Ballot, Meeting, Seat, Topic


@dataclass(frozen=True)
class Tally:
    """How many were for it, against it, or neither."""

    votes_for: int = 0
    votes_against: int = 0
    votes_abstained: int = 0

    @property
    def voted(self) -> int:
        """How many voted."""
        return self.votes_for + self.votes_against + self.votes_abstained


def present(meeting: Meeting) -> int:
    """Return how many are there. One query."""
    return meeting.seats.exclude(way="").count()


def by_hands(topic: Topic, tally: Tally) -> None:
    """Write down the hands that were counted; ballots of phones are worth nothing then."""
    with transaction.atomic():
        topic.ballots.all().delete()
        _write(topic, tally, Topic.Way.HANDS)


def open_poll(topic: Topic) -> bool:
    """Let phones vote; False: it has an end already."""
    return bool(_undecided(topic).update(polling=True))


def close_poll(topic: Topic) -> Tally | None:
    """Count the phones and forget who voted for what; None: they were not asked."""
    with transaction.atomic():
        # Written first, so that a second press waits here and finds nobody asked.
        asked = Topic.objects.filter(pk=topic.pk, polling=True)
        if not asked.update(polling=False):
            return None
        tally = live(topic)
        topic.ballots.all().delete()
        _write(topic, tally, Topic.Way.PHONES)
    return tally


def vote(topic: Topic, seat: Seat, choice: str) -> bool:
    """Give the vote of `seat`, in place of an earlier one; False: nobody is asked now."""
    with transaction.atomic():
        asked = _undecided(topic).filter(polling=True, meeting=seat.meeting_id)
        if not asked.select_for_update().exists():
            return False
        Ballot.objects.update_or_create(topic=topic, seat=seat, defaults={"choice": choice})
    return True


def live(topic: Topic) -> Tally:
    """Return how the phones stand now. One query."""
    rows = topic.ballots.values("choice").annotate(count=Count("pk"))
    counts = {row["choice"]: row["count"] for row in rows}
    return Tally(*(counts.get(each.value, 0) for each in Ballot.Choice))


def counted(topic: Topic) -> Tally | None:
    """Return the votes that were written down, None where nobody counted."""
    if topic.votes_for is None:
        return None
    return Tally(topic.votes_for, topic.votes_against or 0, topic.votes_abstained or 0)


def _write(topic: Topic, tally: Tally, way: Topic.Way) -> None:
    _undecided(topic).update(polling=False, way=way, **vars(tally))


def _undecided(topic: Topic) -> QuerySet[Topic]:
    return Topic.objects.filter(pk=topic.pk, outcome="", meeting__state=Meeting.State.OPEN)

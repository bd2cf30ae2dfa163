"""Meetings of the residents' council, their topics, who came, and votes until they are counted.

People stand here as members (`agreements`) and pseudonyms; what a resident said about a
matter stays in the book. Notes are the office's own, without names or numbers.
"""

import uuid

from django.db import models
from django.utils.translation import pgettext_lazy

from taizhang.agreements.models import Member
from taizhang.core.councils import Quorum


class Meeting(models.Model):
    """A meeting. `key` is that of the form it came with; `version` counts its changes.

    `door`: what its link says, by which members sign in, vote and see what became of it.
    `entitled`: how many could come, counted when it was opened. `called_by`: a pseudonym.
    """

    class State(models.TextChoices):
        """Before, during, after."""

        PLANNED = "planned"
        OPEN = "open"
        CLOSED = "closed"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=80)
    chair = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    called_by = models.CharField(max_length=16)
    quorum = models.CharField(
        max_length=12,
        choices=[(each.value, each.value) for each in Quorum],
        default=Quorum.MAJORITY.value,
    )
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    entitled = models.PositiveSmallIntegerField(default=0)
    door = models.CharField(max_length=32, unique=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    @property
    def number(self) -> str:
        """The number as the book keeps it: 2026-3."""
        return f"{self.year}-{self.serial}"

    @property
    def called_off(self) -> bool:
        """Whether it was closed before it had begun. Its number stays its own."""
        return self.state == self.State.CLOSED and self.opened_at is None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="council_number_once")
        ]


class Topic(models.Model):
    """What a meeting talks over: a matter of the ledger (`case`), or what was proposed.

    `meeting` None: a proposal that is on no agenda yet. `background`: why it is
    talked over. `category` and `community` are of a proposal; once its resolution registers it, `case` says as what.
    `notes`: points, one a line. Votes are None where nobody counted. `polling`: phones may
    vote now. `outcome` "": not talked over to the end. What was resolved stands in the book
    as well, and there for good; this is what the minutes show.

    `words`: what a member proposed from their own phone, as they wrote it. Until the office
    takes that up it has no `title`, and no meeting talks it over. What the office declines
    (`DECLINED`) has its reason in `text`, which its proposer reads.
    """

    class Way(models.TextChoices):
        """How votes were counted."""

        HANDS = "hands"
        PHONES = "phones"

    class Outcome(models.TextChoices):
        """What came of it."""

        RESOLVED = "resolved"
        NONE = "none"
        DECLINED = "declined"

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="topics")
    order = models.PositiveSmallIntegerField(default=0)
    case = models.CharField(max_length=16, blank=True, db_index=True)
    proposed = models.BooleanField(default=False)
    words = models.CharField(max_length=500, blank=True)
    title = models.CharField(max_length=200, blank=True)
    background = models.CharField(max_length=2000, blank=True)
    category = models.CharField(max_length=32, blank=True)
    community = models.CharField(max_length=32, blank=True)
    proposer = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    added_by = models.CharField(max_length=16)
    added_at = models.DateTimeField()
    notes = models.CharField(max_length=4000, blank=True)
    notes_version = models.PositiveIntegerField(default=0)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True)
    polling = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    text = models.CharField(max_length=2000, blank=True)
    unit = models.CharField(max_length=16, blank=True)
    due_on = models.DateField(null=True)
    households = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "case"],
                condition=~models.Q(case=""),
                name="council_topic_once",
            )
        ]


class OwnLink(models.Model):
    """A member's own address, until it is taken back: who holds it proposes in their name."""

    key = models.CharField(max_length=32, unique=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(withdrawn_at=None),
                name="council_one_own_link",
            )
        ]


class Seat(models.Model):
    """A member at a meeting. `way` "": not there. `checked`: their number fitted at the door.

    `struck`: the secretary took the sign-in back, and the door stays shut for them.
    `wrong_count`: digits that did not fit. `mark`: keyed hash of what their phone holds.
    """

    class Way(models.TextChoices):
        """How they signed in."""

        HAND = "hand"
        DOOR = "door"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way, blank=True)
    at = models.DateTimeField(null=True)
    checked = models.BooleanField(default=False)
    struck = models.BooleanField(default=False)
    wrong_count = models.PositiveSmallIntegerField(default=0)
    mark = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="council_seat_once")
        ]


class Ballot(models.Model):
    """A vote by phone, until it is counted: then the numbers stay and this goes."""

    class Choice(models.TextChoices):
        """What may be voted."""

        FOR = "for", pgettext_lazy("表决", "赞成")
        AGAINST = "against", pgettext_lazy("表决", "反对")
        ABSTAINED = "abstained", pgettext_lazy("表决", "弃权")

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="ballots")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "seat"], name="council_one_vote")
        ]

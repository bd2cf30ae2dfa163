"""Messages, how far the book was read for them, who wants what, and whom to ring up.

Nothing of a resident's stands here: a message names matters by number, and its words are
made when it is shown or sent.
"""

from django.db import models


class Message(models.Model):
    """Something that somebody is told, by one channel. The same `key` is the same message.

    `person`: a pseudonym, "" for the group that the webhook reaches. `items`: per matter
    [number, what, case, n], the longest waiting first. `counts`: what a digest counts.
    `next_try_at`: not sent before. `reason`: a word of `sending.Reason`, "" while all is well.
    """

    class Channel(models.TextChoices):
        """By which way it goes."""

        IN_APP = "in_app"
        EMAIL = "email"
        WEBHOOK = "webhook"

    class Status(models.TextChoices):
        """How far it came. `delivered`: read here, or the other side said that it has it."""

        WAITING = "waiting"
        SENT = "sent"
        DELIVERED = "delivered"
        FAILED = "failed"
        WITHDRAWN = "withdrawn"

    key = models.CharField(max_length=200, unique=True)
    person = models.CharField(max_length=16, blank=True)
    channel = models.CharField(max_length=8, choices=Channel)
    kind = models.CharField(max_length=16)
    items = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=24, blank=True)
    written_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["person", "-id"],
                name="read_by_day",
                condition=models.Q(channel="in_app", read_at__isnull=False),
            ),
            models.Index(
                fields=["next_try_at"],
                name="still_to_send",
                condition=models.Q(status="waiting"),
            ),
            models.Index(
                fields=["person", "id"],
                name="not_read_yet",
                condition=models.Q(channel="in_app", read_at=None),
            ),
            models.Index(fields=["written_at"], name="messages_by_day"),
            models.Index(
                fields=["-id"],
                name="left_the_house",
                condition=~models.Q(channel="in_app"),
            ),
            models.Index(
                fields=["status", "-id"],
                name="left_and_how_it_fared",
                condition=~models.Q(channel="in_app"),
            ),
        ]


class Reading(models.Model):
    """How far the book was read, and until when the clocks were looked at. One row, id 1.

    `staffed`: a digest of who could check, and of who hears where nobody can.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    seq = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField()
    staffed = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_reading_only")
        ]


class Given(models.Model):
    """A reminder of a clock that was given, so that no second one is."""

    key = models.CharField(max_length=160, unique=True)
    case = models.CharField(max_length=16, db_index=True)
    at = models.DateTimeField()


class Unchecked(models.Model):
    """A matter that waits for its check and that nobody may check, found at `since`."""

    case = models.CharField(max_length=16, unique=True)
    since = models.DateTimeField()


class Wish(models.Model):
    """What somebody wants by e-mail, in which language, and their address, sealed."""

    class Wants(models.TextChoices):
        """How much."""

        NOTHING = "nothing"
        DIGESTS = "digests"
        ALL = "all"

    person = models.CharField(max_length=16, unique=True)
    address = models.BinaryField(default=b"")
    wants = models.CharField(max_length=8, choices=Wants, default=Wants.NOTHING)
    language = models.CharField(max_length=8, default="zh-hans")


class Leader(models.Model):
    """Who is told when a matter of `unit` ("": of any other) turns red."""

    unit = models.CharField(max_length=16, unique=True, blank=True)
    person = models.CharField(max_length=16)


class Hook(models.Model):
    """Where the digests of the whole office go by webhook. One row, id 1."""

    class Shape(models.TextChoices):
        """How the other side wants it written."""

        PLAIN = "plain"
        ROBOT = "robot"
        FEISHU = "feishu"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    url = models.CharField(max_length=400, blank=True)
    shape = models.CharField(max_length=8, choices=Shape, default=Shape.PLAIN)
    secret = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_hook_only")
        ]


class Ringing(models.Model):
    """A resident whom no message reaches and somebody must ring up (请打电话告知).

    `absorbed`: the case that they came with, "" for the matter's own. `n`: the entry that they are to be told of. `why`: its kind, `declined` or `referred`.
    """

    class Outcome(models.TextChoices):
        """What came of it."""

        TOLD = "told"
        NO_PHONE = "no_phone"

    case = models.CharField(max_length=16)
    absorbed = models.CharField(max_length=16, blank=True)
    voice = models.PositiveIntegerField()
    n = models.PositiveIntegerField()
    why = models.CharField(max_length=10)
    since = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "absorbed", "voice", "n"], name="ring_each_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["since", "id"],
                name="still_to_ring",
                condition=models.Q(done_at=None),
            )
        ]

"""The tables of the book. Only `taizhang.ledger` reads or writes them.

`Entry`, `Opening` and `Node` are the book: triggers keep them from ever changing, but for
the sealed half of an opening, which erasing empties. All others can be made anew from them.
"""

from django.db import models

from taizhang.ledger.looking import condition, sight


class Head(models.Model):
    """Where the log stands: one row, locked while somebody writes."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    origin = models.CharField(max_length=40)
    system = models.CharField(max_length=16)
    size = models.BigIntegerField(default=0)
    peaks = models.BinaryField(default=b"")
    day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_log_only")
        ]


class Entry(models.Model):
    """One leaf of the log: its exact bytes. `case` and `n` are null for the log's own."""

    seq = models.BigIntegerField(primary_key=True)
    case = models.CharField(max_length=16, null=True)
    n = models.PositiveIntegerField(null=True)
    leaf = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "n"], name="each_n_once_in_a_case")
        ]


class Opening(models.Model):
    """What a leaf commits to. `sealed` is null where nothing personal was, or is, there.

    `committed`: {label: [salt, value]}; `sealed`: {label: ciphertext}, base64, opened
    with the key of `subject`.
    """

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True)
    committed = models.JSONField()
    subject = models.CharField(max_length=24, blank=True)
    sealed = models.JSONField(null=True)
    erased_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="erasures")

    class Meta:
        indexes = [models.Index(fields=["subject"], name="openings_of_a_voice")]


class Node(models.Model):
    """A complete subtree of the log's tree."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()


class KnownActor(models.Model):
    """An actor that the log has introduced, with the unit it was last introduced with."""

    pseudonym = models.CharField(max_length=16, primary_key=True)
    unit = models.CharField(max_length=16, blank=True)


class KnownPolicy(models.Model):
    """A policy that the log has published."""

    policy = models.CharField(max_length=60, primary_key=True)


class SeenRows(models.Manager["Standing"]):
    """The rows that whoever looks may see."""

    def get_queryset(self) -> models.QuerySet["Standing"]:
        """Return them.

        Raises:
            NobodyLooks: nobody said who looks.
        """
        return super().get_queryset().filter(condition(sight()))


class Standing(models.Model):
    """How an issue stands: what pages list and search. Derived, and the only plain summary.

    `phase` and `order_at` order the ledger: 0 a clock runs (until `order_at`), 1 to confirm,
    2 over (both since `order_at`). `moved_at`: when somebody last did something about the
    matter; being asked to hurry is not that. `awaits`: see `awaiting`. `supporting`: units
    that help, each between commas; so are the tags of `offered`, for partners to claim.
    `last_struck_off_on` and what follows stay when the number is back; `proof`: which kinds
    of evidence stand, of what was ever struck off.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.CharField(max_length=16, unique=True)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    n = models.PositiveIntegerField()
    status = models.CharField(max_length=16)
    phase = models.PositiveSmallIntegerField()
    order_at = models.DateTimeField()
    to_confirm = models.BooleanField(default=False)
    imported = models.BooleanField(default=False)
    batch = models.CharField(max_length=40, blank=True)
    old_number = models.CharField(max_length=200, blank=True)
    nature = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    category = models.CharField(max_length=32)
    urgency = models.CharField(max_length=16)
    community = models.CharField(max_length=32, blank=True)
    place = models.CharField(max_length=32, blank=True)
    unit = models.CharField(max_length=16, blank=True)
    handler = models.CharField(max_length=16, blank=True)
    first_contact = models.CharField(max_length=16)
    registered_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    amber_at = models.DateTimeField(null=True)
    clock = models.JSONField(null=True)
    voice_count = models.PositiveIntegerField(default=1)
    earlier_count = models.PositiveIntegerField(default=0)
    returns_count = models.PositiveIntegerField(default=0)
    reminders_count = models.PositiveIntegerField(default=0)
    rework_count = models.PositiveIntegerField(default=0)
    reopened_count = models.PositiveIntegerField(default=0)
    supervised = models.BooleanField(default=False)
    before_council = models.BooleanField(default=False)
    awaits = models.CharField(max_length=16, blank=True)
    supporting = models.CharField(max_length=400, blank=True)
    complained_of = models.CharField(max_length=16, blank=True)
    offered = models.CharField(max_length=400, blank=True)
    offer_note = models.CharField(max_length=200, blank=True)
    claimed_by = models.CharField(max_length=16, blank=True)
    outcome = models.CharField(max_length=24, blank=True)
    struck_off_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    last_struck_off_on = models.DateField(null=True)
    struck_off_count = models.PositiveIntegerField(default=0)
    late = models.BooleanField(default=False)
    proof = models.CharField(max_length=80, blank=True)
    objections_count = models.PositiveIntegerField(default=0)
    look_back_on = models.DateField(null=True)
    look_backs_count = models.PositiveIntegerField(default=0)
    relapses_count = models.PositiveIntegerField(default=0)
    false_closes = models.PositiveIntegerField(default=0)
    lot_open = models.BooleanField(default=False)
    drawn_count = models.PositiveIntegerField(default=0)
    held_count = models.PositiveIntegerField(default=0)
    failed_count = models.PositiveIntegerField(default=0)
    unreached_count = models.PositiveIntegerField(default=0)
    merged_into = models.CharField(max_length=16, blank=True)
    their_number = models.CharField(max_length=60, blank=True)
    their_due = models.DateTimeField(null=True)
    incident = models.CharField(max_length=16, blank=True)
    incident_due = models.DateTimeField(null=True)
    summary = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)

    objects = SeenRows()
    # For what is derived from the book and for examining it, never for a page.
    whole: models.Manager["Standing"] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="each_number_once")
        ]
        indexes = [
            models.Index(fields=["phase", "order_at", "id"], name="ledger_order"),
            models.Index(
                fields=["community", "phase", "order_at", "id"], name="order_in_community"
            ),
            models.Index(fields=["unit", "phase", "order_at", "id"], name="order_in_unit"),
            models.Index(
                fields=["status", "phase", "order_at", "id"], name="order_in_status"
            ),
            models.Index(
                fields=["category", "phase", "order_at", "id"], name="order_in_category"
            ),
            models.Index(
                fields=["awaits", "phase", "order_at", "id"], name="order_in_waiting"
            ),
            models.Index(
                fields=[
                    *(
                        "phase",
                        "order_at",
                        "id",
                        "status",
                        "due_at",
                        "amber_at",
                        "moved_at",
                    ),
                    *("community", "unit", "handler", "first_contact", "category", "place"),
                    *("channel", "nature", "urgency", "earlier_count", "registered_at"),
                    *("supporting", "complained_of"),
                ],
                name="open_work",
                condition=models.Q(phase__lt=2),
            ),
            models.Index(
                fields=["place", "registered_at", "category", "happened_at", "status"],
                name="latest_at_a_place",
            ),
            models.Index(
                fields=["order_at", "id", "offered", "complained_of"],
                name="on_the_board",
                condition=~models.Q(offered=""),
            ),
            models.Index(fields=["batch"], name="rows_of_a_batch"),
            models.Index(fields=["old_number"], name="by_old_number"),
            models.Index(
                fields=["their_number"],
                name="by_their_number",
                condition=models.Q(their_number__gt=""),
            ),
            models.Index(
                fields=["channel", "registered_at", "id"],
                name="orders_as_they_came",
                condition=models.Q(their_number__gt=""),
            ),
            models.Index(
                fields=["incident", "phase", "order_at", "id"],
                name="order_in_incident",
                condition=models.Q(incident__gt=""),
            ),
            models.Index(
                fields=["complained_of"],
                name="by_whom_it_complains_of",
                condition=models.Q(complained_of__gt=""),
            ),
            models.Index(fields=["registered_at", "id"], name="by_registration"),
            models.Index(
                fields=["struck_off_on"],
                name="by_strike_off",
                condition=models.Q(struck_off_on__isnull=False),
            ),
            models.Index(
                fields=["last_struck_off_on", "id"],
                name="by_last_strike_off",
                condition=models.Q(last_struck_off_on__isnull=False),
            ),
            models.Index(
                fields=["look_back_on", "id"],
                name="by_look_back",
                condition=models.Q(look_back_on__isnull=False),
            ),
            models.Index(
                fields=["look_backs_count", "relapses_count", "false_closes"],
                name="looked_back_at",
                condition=models.Q(look_backs_count__gt=0),
            ),
            models.Index(
                fields=["lot_open", "id"],
                name="drawn_by_lots",
                condition=models.Q(drawn_count__gt=0),
            ),
            models.Index(
                fields=["id"],
                name="before_council",
                condition=models.Q(before_council=True),
            ),
        ]


class Counter(models.Model):
    """The last serial number given in a year. Numbers are never given again."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Receipt(models.Model):
    """A receipt number, as a keyed hash, and the voice that holds it."""

    hash = models.CharField(max_length=64, primary_key=True)
    case = models.CharField(max_length=16)
    voice = models.PositiveIntegerField()


class EvidenceUse(models.Model):
    """A stored file that an issue stands on."""

    sha256 = models.CharField(max_length=64)
    case = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "case"], name="each_use_once")
        ]


class Submission(models.Model):
    """A form that was sent in: the same key again brings the same answer, not a second act."""

    key = models.CharField(max_length=64, primary_key=True)
    fingerprint = models.CharField(max_length=64)
    case = models.CharField(max_length=16)
    at = models.DateTimeField()


class Unanswered(models.Model):
    """A resident whose answer a verified issue lacks: a line of the follow-up desk. Derived.

    `absorbed`: the case that they came with, "" for the issue's own. `tried_on`: when
    somebody rang last and reached nobody. `since`: the seq of the check, and `nth` their
    place among the voices: for the order.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.CharField(max_length=16)
    voice = models.PositiveIntegerField()
    absorbed = models.CharField(max_length=16, blank=True)
    wants = models.CharField(max_length=16)
    tried_on = models.DateField(null=True)
    since = models.BigIntegerField()
    nth = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "absorbed", "voice"], name="each_voice_once"
            )
        ]
        indexes = [
            models.Index(fields=["wants", "since", "nth"], name="longest_unanswered")
        ]

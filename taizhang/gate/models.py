"""How much came in of late, which puzzles are spent, and what waits for somebody to look.

Nothing here says who asked: addresses are keyed hashes, and what residents wrote is sealed.
"""

from django.db import models


class Bucket(models.Model):
    """So many tokens were left at that instant; they come back by themselves."""

    key = models.CharField(max_length=64, primary_key=True)
    level = models.FloatField()
    at = models.DateTimeField(db_index=True)


class Spent(models.Model):
    """A puzzle that was solved and used for the form `use`. It is good for no other."""

    puzzle = models.CharField(max_length=64, primary_key=True)
    use = models.CharField(max_length=64)
    until = models.DateTimeField(db_index=True)


class Told(models.Model):
    """A form that came for the first time: its receipt, and whether it goes straight in.

    Whoever presses twice at once finds the row of the other press, and is answered alike.
    `notice`: which notice on the use of data stood on it. `receipt`: as a keyed hash.
    """

    key = models.CharField(max_length=64, primary_key=True)
    receipt = models.CharField(max_length=64, unique=True)
    admitted = models.BooleanField()
    notice = models.CharField(max_length=16)
    at = models.DateTimeField()


class Held(models.Model):
    """A form that came in a flood: its receipt is given, somebody looks before it counts.

    `key` and `fingerprint` are the form's; `alike` is the same for the same words. `sealed`
    is null once it was registered, or was dropped and nobody asked for it any more.
    """

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting"
        REGISTERED = "registered"
        DROPPED = "dropped"

    receipt = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=64, unique=True)
    fingerprint = models.CharField(max_length=64)
    alike = models.CharField(max_length=64, db_index=True)
    sealed = models.BinaryField(null=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    decided_by = models.CharField(max_length=16, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "at", "id"], name="held_in_order")]

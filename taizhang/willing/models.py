"""Who is willing to look. Whoever withdraws is gone at once: there is no row any more."""

import uuid

from django.db import models


class Willing(models.Model):
    """A resident who agreed to be asked, by the voice `case`/`voice` that they hold.

    `sealed`: the number to ring. `community`: where they know their way about, "" unknown.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    case = models.CharField(max_length=16)
    voice = models.PositiveIntegerField()
    community = models.CharField(max_length=32, blank=True)
    sealed = models.BinaryField()
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "voice"], name="each_voice_willing_once"
            )
        ]

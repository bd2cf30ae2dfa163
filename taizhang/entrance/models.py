"""Failed sign-ins, kept for an hour to slow guessing down."""

from django.db import models


class FailedSignIn(models.Model):
    """One wrong password. `who` is a keyed hash of name, address or both."""

    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["who", "at"], name="failed_sign_in_who_at")]

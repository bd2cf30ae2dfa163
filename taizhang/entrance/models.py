"""Failed sign-ins, kept for a quarter of an hour to slow guessing down."""

from django.db import models


class FailedSignIn(models.Model):
    """One wrong password. `who` is a keyed hash of name and address, neither of them."""

    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["who", "at"], name="failed_sign_in_who_at")]

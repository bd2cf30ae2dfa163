"""What every form of an office shares: what its page answers, and how its fields are refused."""

from django import forms


class PlainForm(forms.Form):
    """A form whose page says what is wrong in it and loses nothing that was typed.

    What the page answers is `status`: 200 before anything was sent, 422 where the form did
    not pass, and 409 where a rule `refused` what it asks.
    """

    # The page says in words what is missing; a browser would say it in its own.
    use_required_attribute = False
    refused = False

    @property
    def status(self) -> int:
        """What a page with this form on it answers: 200, refused 409, invalid 422."""
        if self.refused:
            return 409
        return 422 if self.is_bound and self.errors else 200

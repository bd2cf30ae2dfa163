"""Django's entry for the entrance, which says how a password is checked."""

from django.apps import AppConfig


class EntranceConfig(AppConfig):
    """The app `entrance`."""

    name = "taizhang.entrance"
    label = "entrance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let others ask for the password of a second person."""
        from taizhang.entrance.vouching import is_theirs
        from taizhang.people import witness

        witness.checked_by(is_theirs)

"""Django's entry for the files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The app `files`."""

    name = "taizhang.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"

"""Registers `project` with Django: it brings commands and a check at start."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The app `project`."""

    name = "taizhang.project"

    def ready(self) -> None:
        """Register the check of the SQLite in use."""
        from taizhang.project import checks  # noqa: F401

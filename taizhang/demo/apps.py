"""The Django app of the demo office."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Commands, and English titles for the stories."""

    name = "taizhang.demo"
    label = "demo"

    def ready(self) -> None:
        """Tell the pages what the stories are called in English."""
        from taizhang.demo.titles import TITLES
        from taizhang.web import titles

        titles.tell(TITLES)

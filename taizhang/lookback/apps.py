"""Looking back as a part of the project."""

from django.apps import AppConfig


class LookbackConfig(AppConfig):
    """Looking again at what was struck off (回头看)."""

    name = "taizhang.lookback"

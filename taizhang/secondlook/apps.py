"""Second looks as a part of the project."""

from django.apps import AppConfig


class SecondLookConfig(AppConfig):
    """Looking once more at what lots fell on (抽看)."""

    name = "taizhang.secondlook"

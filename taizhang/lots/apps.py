"""The weeks that were drawn from as a part of the project."""

from django.apps import AppConfig


class LotsConfig(AppConfig):
    """Drawing lots among each week's strike-offs (抽看)."""

    name = "taizhang.lots"

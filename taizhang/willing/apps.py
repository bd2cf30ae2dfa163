"""The table of those who are willing as a part of the project."""

from django.apps import AppConfig


class WillingConfig(AppConfig):
    """Residents who agreed to look at what was done elsewhere (愿意帮忙看的居民)."""

    name = "taizhang.willing"

"""Written notices as a part of the project."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Written notices (书面通知)."""

    name = "taizhang.notices"

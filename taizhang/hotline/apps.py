"""The hotline's orders as a part of the project."""

from django.apps import AppConfig


class HotlineConfig(AppConfig):
    """Orders of the hotline (12345 工单)."""

    name = "taizhang.hotline"

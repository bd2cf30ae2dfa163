"""The standards, as pages."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Where an office says by what standards its matters are struck off."""

    name = "taizhang.standards"

"""Guides as a part of the project."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """What residents need to know to get something done."""

    name = "taizhang.guides"

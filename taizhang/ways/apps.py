"""The office's ways in as a part of the project."""

from django.apps import AppConfig


class WaysConfig(AppConfig):
    """What an office calls its channels, and what it asks of each."""

    name = "taizhang.ways"

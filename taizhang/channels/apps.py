"""The ways in, as pages."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Where an office says how matters come in, and what it asks of each way."""

    name = "taizhang.channels"

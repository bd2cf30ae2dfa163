"""Messages as a part of the project."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Pages of messages."""

    name = "taizhang.inbox"
    label = "inbox"

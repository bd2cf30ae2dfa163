"""The Django app of the book."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Entries, standings and what is derived from them."""

    name = "taizhang.ledger"
    label = "ledger"

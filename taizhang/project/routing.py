"""Which database a table lives in: keys apart from what they open.

Whoever steals one of the two backups can read nothing personal.
"""

from typing import Any

from django.db.models import Model

from taizhang.project import tenancy

KEYS = "keys"
DEFAULT = "default"


class KeysApart:
    """Sends the app `keys` to the database `keys`, and everything else to the default."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        """Return the database that `model` is read from."""
        return _home(model._meta.app_label)

    def db_for_write(self, model: type[Model], **_hints: Any) -> str:
        """Return the database that `model` is written to."""
        return _home(model._meta.app_label)

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool:
        """Return whether the two may point at each other: only inside one database."""
        return _home(one._meta.app_label) == _home(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        """Return whether the tables of `app_label` are made in `db`."""
        return db == _home(app_label)


class OfficesApart(KeysApart):
    """Makes the tables of an office in its schema, and outside only what all share."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Return whether the tables of `app_label` are made where `db` stands now."""
        outside = tenancy.standing(db) == tenancy.OUTSIDE
        shared = app_label in tenancy.SHARED
        return outside == shared and super().allow_migrate(db, app_label, **hints)


def _home(app_label: str) -> str:
    return KEYS if app_label == KEYS else DEFAULT

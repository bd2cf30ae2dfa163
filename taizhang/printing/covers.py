"""Who stands in for whom (B 岗), and in which grid a place lay: short tables, kept a minute."""

from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import cache
from django.utils.translation import get_language

from taizhang.people.models import User
from taizhang.places import lying
from taizhang.places.gazetteer import edition
from taizhang.places.lying import Grids
from taizhang.places.names import KEPT_SECONDS
from taizhang.tongue import local

T = TypeVar("T")


def backups() -> dict[str, str]:
    """Return the name of who stands in for each person, by pseudonym. At most one query."""
    return _kept("backups", _backups)


def grids() -> Grids:
    """Return the office's grids, as they are and as they were."""
    return _kept(f"grids:{edition()}", lying.grids)


def _backups() -> dict[str, str]:
    rows = User.objects.filter(backup__isnull=False).select_related("backup")
    return {
        row.pseudonym: local(row.backup.name, row.backup.name_en)
        for row in rows
        if row.backup is not None
    }


def _kept(name: str, ask: Callable[[], T]) -> T:
    key = f"printing:{name}:{get_language()}"
    return cast(T, cache.get_or_set(key, ask, KEPT_SECONDS))

"""Who stands in for whom (B 岗), and in which grid a place lies: short tables, kept a minute."""

from collections.abc import Callable
from typing import cast

from django.core.cache import cache
from django.utils.translation import get_language

from taizhang.people.models import User
from taizhang.places.directory import local
from taizhang.places.models import Place
from taizhang.places.names import KEPT_SECONDS

LEVELS = "parent__parent__parent"


def backups() -> dict[str, str]:
    """Return the name of who stands in for each person, by pseudonym. At most one query."""
    return _kept("backups", _backups)


def grids() -> dict[str, str]:
    """Return the grid of each place that lies in one, by code, in the office's order."""
    return _kept("grids", _grids)


def _backups() -> dict[str, str]:
    rows = User.objects.filter(backup__isnull=False).select_related("backup")
    return {
        row.pseudonym: local(row.backup.name, row.backup.name_en)
        for row in rows
        if row.backup is not None
    }


def _grids() -> dict[str, str]:
    found = {}
    for row in Place.objects.select_related(LEVELS).order_by("pk"):
        here: Place | None = row
        while here is not None and here.kind != Place.Kind.GRID:
            here = here.parent
        if here is not None:
            found[row.code] = local(here.name, here.name_en)
    return found


def _kept(name: str, ask: Callable[[], dict[str, str]]) -> dict[str, str]:
    key = f"printing:{name}:{get_language()}"
    return cast(dict[str, str], cache.get_or_set(key, ask, KEPT_SECONDS))

"""What units are called, for lists: a short table, kept for a minute by each process."""

from django.core.cache import cache
from django.utils.translation import get_language

from taizhang.people.models import Unit
from taizhang.tongue import local

KEPT_SECONDS = 60


def all_unit_names() -> dict[str, str]:
    """Return the names of all units, dissolved ones included, by code."""
    key = f"names:units:{get_language()}"
    return cache.get_or_set(key, _unit_names, KEPT_SECONDS) or {}


def _unit_names() -> dict[str, str]:
    rows = Unit.objects.order_by("pk")
    return {row.code: local(row.name, row.name_en) for row in rows}

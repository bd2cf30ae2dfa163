"""What units are called, for lists: a short table, kept for a minute by each process."""

from django.core.cache import cache
from django.utils.translation import get_language

from taizhang.people.models import Unit

KEPT_SECONDS = 60


def all_unit_names() -> dict[str, str]:
    """Return the names of all units, dissolved ones included, by code."""
    key = f"names:units:{get_language()}"
    return cache.get_or_set(key, _unit_names, KEPT_SECONDS) or {}


def _unit_names() -> dict[str, str]:
    english = (get_language() or "").startswith("en")
    rows = Unit.objects.order_by("pk")
    return {row.code: (english and row.name_en) or row.name for row in rows}

"""Forgetting what this process remembers of people and units, once they were changed.

Rights need no forgetting: they are read anew with every request.
"""

from django.conf import settings
from django.core.cache import cache


def forget() -> None:
    """Have the names of units, and whom a matter can be given to, read anew."""
    for language, _name in settings.LANGUAGES:
        cache.delete_many([f"names:units:{language}", f"receivers:{language}"])

"""How many people there are in each unit and in each role, closed accounts left out."""

from django.db.models import Count

from taizhang.people.models import User


def by_unit() -> dict[str, int]:
    """Return the number of people by the code of their unit. One query."""
    return _by("unit__code")


def by_role() -> dict[str, int]:
    """Return the number of people by the code of their role. One query."""
    return _by("role__code")


def _by(code: str) -> dict[str, int]:
    rows = User.objects.filter(is_active=True).values_list(code)
    return {str(each): count for each, count in rows.annotate(count=Count("id"))}

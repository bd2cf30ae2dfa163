"""Who holds which post today, for pages: frozen values, names in the reader's language."""

import datetime as dt

from django.db.models import Q, QuerySet

from taizhang.people.models import Holding


def holding_on(day: dt.date) -> QuerySet[Holding]:
    """Return the holdings of the day `day`, in the order of posts."""
    begun = Q(since__lte=day)
    going_on = Q(until__isnull=True) | Q(until__gt=day)
    rows = Holding.objects.select_related("kind", "kind__committee", "person")
    return rows.filter(begun & going_on).order_by("kind__order", "kind_id", "pk")

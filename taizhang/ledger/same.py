"""Issues that may be the same matter as one that is being told: by place first, then by words.

Words are compared by the tokens of the search index, so nothing sealed is opened.
"""

import datetime as dt

from django.db.models import Q

from taizhang.core import same
from taizhang.core.decide import OPEN
from taizhang.core.vocabulary import Status
from taizhang.keys import index
from taizhang.ledger import models, search
from taizhang.ledger.queries import NEARBY, Row, as_row

# Pairs of characters that are asked for, the rare ones that find, and what is compared then.
ASKED_MOST = 80
RARE_MOST = 10
COMPARED_MOST = 200


def same_matter(
    *,
    words: str,
    place: str = "",
    category: str = "",
    since: dt.date,
    most: int,
    but: str = "",
) -> tuple[Row, ...]:
    """Return issues that may be the matter told in `words`, the likeliest first.

    Three queries at most. Those of the same place (and category, where it is known), then
    those told alike: open ones, and what was raised or struck off from the day `since` on.
    `but`: leaves out the issue of this case.
    """
    scores = _told_alike(words)
    there = Q(place=place, category=category) if category else Q(place=place)
    wanted = Q(pk__in=[*scores])
    if place:
        latest = models.Standing.objects.filter(there).order_by("-registered_at")
        wanted |= Q(pk__in=latest.values("pk")[:NEARBY])
    lately = Q(happened_at__date__gte=since) | Q(struck_off_on__gte=since)
    found = (
        models.Standing.objects.filter(wanted)
        .filter(Q(status__in=OPEN) | lately)
        .exclude(status__in=[Status.VOID, Status.MERGED])
        .exclude(case=but)
    )
    rows = sorted(
        found.order_by("phase", "-registered_at"),
        key=lambda row: (not _is_there(row, place, category), -scores.get(row.pk, 0.0)),
    )
    return tuple(map(as_row, rows[:most]))


def _is_there(row: models.Standing, place: str, category: str) -> bool:
    return bool(place) and row.place == place and category in {"", row.category}


def _told_alike(words: str) -> dict[int, float]:
    """Return how alike the issues are that sound like `words`, by standing. Two queries."""
    tokens = [token for token in index.bigrams(words) if token != index.BREAK]
    times = search.times([*dict.fromkeys(tokens)][:ASKED_MOST], same.TIMES_MAX)
    known = sorted((often, token) for token, often in times.items() if often)
    found = search.newest_with([token for _o, token in known[:RARE_MOST]], COMPARED_MOST)
    asked = {token: same.weight(often) for token, often in times.items()}
    scores = {row_id: same.likeness(asked, held) for row_id, held in found.items()}
    return {row_id: score for row_id, score in scores.items() if score >= 1}

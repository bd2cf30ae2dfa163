"""Issues that may be the same matter as one that is being told: by place first, then by words.

Words are compared by the tokens of the search index, so nothing sealed is opened.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from taizhang.core import same
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import OPEN, Status
from taizhang.keys import index
from taizhang.ledger import models, search
from taizhang.ledger.queries import NEARBY, Row, as_row

# Pairs of characters that are asked for, the rare ones that find, and what is compared then.
ASKED_MOST = 80
RARE_MOST = 10
COMPARED_MOST = 200


@dataclass(frozen=True)
class Found:
    """What may be the same matter, the likeliest first; and what else was at the place."""

    likely: tuple[Row, ...] = ()
    earlier: tuple[Row, ...] = ()


def same_matter(
    *,
    words: str,
    today: dt.date,
    most: int,
    place: str = "",
    category: str = "",
    but: str = "",
) -> Found:
    """Return what may be the matter told in `words`, `most` of each kind.

    Three queries at most. Likely are those of the same place (and category, where it is
    known), then those told alike: open ones, and what was raised or struck off of late.
    Earlier is the latest of the place, whatever its kind. `but`: leaves out this case.
    """
    scores = _told_alike(words[: same.WORDS_COMPARED])
    found = _candidates([*scores], place, category, most).exclude(case=but)
    rows = tuple(map(as_row, found.order_by("phase", "-registered_at")))
    likely = [row for row in rows if _may_be(row, place, category, scores, today)]
    likely.sort(
        key=lambda row: (not _is_there(row, place, category), -scores.get(row.id, 0))
    )
    shown = tuple(likely[:most])
    others = [row for row in rows if place and row.place == place and row not in shown]
    others.sort(key=lambda row: row.registered_at, reverse=True)
    return Found(shown, tuple(others[:most]))


def _candidates(
    scored: list[int], place: str, category: str, most: int
) -> QuerySet[models.Standing]:
    """Return what may be meant by the words, of the place and kind, and last at the place."""
    wanted = Q(pk__in=scored)
    if place:
        here = models.Standing.objects.filter(place=place).order_by("-registered_at")
        of_kind = here.filter(category=category) if category else here
        wanted |= Q(pk__in=of_kind.values("pk")[:NEARBY]) | Q(
            pk__in=here.values("pk")[:most]
        )
    return models.Standing.objects.filter(wanted).exclude(status=Status.VOID)


def _may_be(
    row: Row, place: str, category: str, scores: Mapping[int, float], today: dt.date
) -> bool:
    """Return whether `row` is there or sounds like it, and is neither merged nor long over."""
    meant = _is_there(row, place, category) or row.id in scores
    days = [day for day in (local_day(row.happened_at), row.struck_off_on) if day]
    there = row.status in OPEN or same.is_lately(days, today)
    return meant and there and row.status is not Status.MERGED


def _is_there(row: Row, place: str, category: str) -> bool:
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

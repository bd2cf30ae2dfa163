"""What was agreed with whom, for pages and for the book: frozen values, never rows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import get_language

from taizhang.agreements.models import Agreement, Outside, Tag
from taizhang.tongue import local

NAMES = "agreements:tags"
KEPT_SECONDS = 60


@dataclass(frozen=True)
class TagShown:
    """A tag as pages show it."""

    code: str
    name: str


@dataclass(frozen=True)
class AgreementShown:
    """An agreement as pages show it. `in_force`: on the day that was asked for."""

    id: int
    unit: str
    subject: str
    since: dt.date
    until: dt.date | None
    contact: str
    phone: str
    note: str
    file: str
    tags: tuple[TagShown, ...]
    in_force: bool


def tags() -> tuple[TagShown, ...]:
    """Return the tags in use, in their order. One query."""
    rows = Tag.objects.filter(active=True).order_by("order", "pk")
    return tuple(TagShown(row.code, local(row.name, row.name_en)) for row in rows)


def tag_names() -> dict[str, str]:
    """Return what all tags are called, by code; kept for a minute by each process."""
    key = f"{NAMES}:{get_language()}"
    return cache.get_or_set(key, _tag_names, KEPT_SECONDS) or {}


def forget_tags() -> None:
    """Ask for the names of tags anew, in whichever language."""
    for language, _name in settings.LANGUAGES:
        cache.delete(f"{NAMES}:{language}")


def tags_of(unit: str, on: dt.date) -> frozenset[str]:
    """Return the codes of the tags that `unit` bears on that day. One query."""
    # All of it of one and the same agreement, hence in one condition.
    theirs = _in_force("agreements__", on) & Q(agreements__unit=unit)
    found = Tag.objects.filter(theirs, active=True).values_list("code", flat=True)
    return frozenset(found) if unit else frozenset()


def bearers(codes: Iterable[str], on: dt.date) -> frozenset[str]:
    """Return the units that bear any of the tags `codes` on that day. One query."""
    borne = Q(tags__active=True, tags__code__in=set(codes))
    found = Agreement.objects.filter(_in_force("", on) & borne)
    return frozenset(found.values_list("unit", flat=True))


def agreements(on: dt.date, units: Iterable[str] | None = None) -> list[AgreementShown]:
    """Return the agreements (of `units`), those in force on that day first. Two queries."""
    rows = Agreement.objects.prefetch_related("tags").order_by("-since", "pk")
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    shown = [_agreement(row, on) for row in rows]
    return sorted(shown, key=lambda each: not each.in_force)


def listed(category: str) -> str:
    """Return why no community need take matters of `category`; "" where they must.

    In Chinese: it goes into the book. One query.
    """
    found = Outside.objects.filter(category=category).values_list("words", flat=True)
    return found.first() or ""


def outside() -> dict[str, tuple[str, str]]:
    """Return the words for each category that communities may refuse, in both languages."""
    rows = Outside.objects.order_by("category")
    return {row.category: (row.words, row.words_en) for row in rows}


def _tag_names() -> dict[str, str]:
    rows = Tag.objects.order_by("order", "pk")
    return {row.code: local(row.name, row.name_en) for row in rows}


def _in_force(to: str, on: dt.date) -> Q:
    begun = Q(**{f"{to}since__lte": on})
    open_ended = Q(**{f"{to}until__isnull": True})
    return begun & (open_ended | Q(**{f"{to}until__gte": on}))


def _agreement(row: Agreement, on: dt.date) -> AgreementShown:
    borne = sorted(row.tags.all(), key=lambda tag: (tag.order, tag.pk))
    return AgreementShown(
        id=row.pk,
        unit=row.unit,
        subject=local(row.subject, row.subject_en),
        since=row.since,
        until=row.until,
        contact=row.contact,
        phone=row.phone,
        note=row.note,
        file=row.file,
        tags=tuple(
            TagShown(tag.code, local(tag.name, tag.name_en)) for tag in borne if tag.active
        ),
        in_force=row.since <= on and (row.until is None or on <= row.until),
    )

"""Saying that one is willing, taking it back, and who is: frozen values, never rows."""

import datetime as dt
from dataclasses import dataclass

from taizhang.keys.envelopes import Envelope
from taizhang.willing.models import Willing


@dataclass(frozen=True)
class WillingShown:
    """Somebody who may be asked, and how to ring them."""

    key: str
    community: str
    phone: str


def is_willing(case: str, voice: int) -> bool:
    """Return whether the holder of a voice agreed to be asked. One query."""
    return Willing.objects.filter(case=case, voice=voice).exists()


def agree(case: str, voice: int, community: str, phone: str, on: dt.date) -> None:
    """Note that the holder of a voice may be rung at `phone`; said again, the last counts."""
    told = {
        "community": community,
        "sealed": _envelope(case, voice).sealed_json(phone),
        "since": on,
    }
    Willing.objects.update_or_create(case=case, voice=voice, defaults=told)


def withdraw(case: str, voice: int) -> None:
    """Forget that the holder of a voice was willing, and their number."""
    Willing.objects.filter(case=case, voice=voice).delete()


def willing(besides: str) -> tuple[WillingShown, ...]:
    """Return those who may be asked about the matter `besides`: never its own residents."""
    rows = Willing.objects.exclude(case=besides).order_by("pk")
    return tuple(
        WillingShown(
            str(row.key),
            row.community,
            str(_envelope(row.case, row.voice).opened_json(row.sealed)),
        )
        for row in rows
    )


def _envelope(case: str, voice: int) -> Envelope:
    return Envelope("willing", f"willing|{case}/{voice}")

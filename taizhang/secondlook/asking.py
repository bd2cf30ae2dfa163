"""Links that ask somebody: made, taken back, and whether one still leads anywhere."""

import datetime as dt
from typing import Final

from taizhang.core.issue import Issue
from taizhang.secondlook.links import LINKS
from taizhang.secondlook.models import Asking
from taizhang.secondlook.people import Candidate

DAYS: Final = 14


def make(
    issue: Issue, who: Candidate, form_key: str, at: dt.datetime, *, by: str, photo: str
) -> Asking:
    """Write a link for `who` and return it; the same form sent twice is one link."""
    link, _new = Asking.objects.get_or_create(
        form_key=form_key,
        defaults={
            "key": LINKS.new_key(),
            "case": issue.case,
            "lot": issue.lots.open,
            "looked": who.looked.value,
            "whom": who.key,
            "photo": photo,
            "made_by": by,
            "expires_at": at + dt.timedelta(days=DAYS),
        },
    )
    return link


def links_of(case: str, lot: int) -> list[Asking]:
    """Return the links that ask about a strike-off, the latest first. One query."""
    return list(Asking.objects.filter(case=case, lot=lot).order_by("-pk"))


def link_at(token: str) -> Asking | None:
    """Return the link that `token` bears, over or not; None: there is none."""
    key = LINKS.key_of(token)
    return Asking.objects.filter(key=key).first() if key else None


def alive(link: Asking, issue: Issue, at: dt.datetime) -> bool:
    """Return whether the link still asks: not taken back, in time, and nobody answered."""
    stands = link.withdrawn_at is None and at < link.expires_at
    return stands and issue.lots.open == link.lot


def withdraw(link: Asking, at: dt.datetime) -> None:
    """Let the link lead nowhere from now on."""
    Asking.objects.filter(pk=link.pk, withdrawn_at__isnull=True).update(withdrawn_at=at)


def answered(link: Asking, at: dt.datetime) -> None:
    """Note that this link is the one that was answered."""
    Asking.objects.filter(pk=link.pk, answered_at__isnull=True).update(answered_at=at)

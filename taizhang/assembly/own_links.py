"""Members' own links: given out, taken back, and who is behind one. Nobody needs an account."""

import datetime as dt
from typing import Final

from taizhang.agreements.models import Member
from taizhang.assembly.calling import sits
from taizhang.assembly.models import OwnLink
from taizhang.keys.links import Links

LINKS: Final = Links("council-members", "taizhang.assembly.own")


def give(member: Member, by: str, at: dt.datetime) -> OwnLink:
    """Return the link of `member`, made now if there is none."""
    link, _new = OwnLink.objects.get_or_create(
        member=member,
        withdrawn_at=None,
        defaults={"key": LINKS.new_key(), "made_by": by, "made_at": at},
    )
    return link


def take_back(member: Member, at: dt.datetime) -> bool:
    """Let the link of `member` lead nowhere from now on; False: there was none."""
    there = OwnLink.objects.filter(member=member, withdrawn_at=None)
    return bool(there.update(withdrawn_at=at))


def token_of(member: Member) -> str:
    """Return the link of `member` as addresses bear it, "" for none. One query."""
    link = OwnLink.objects.filter(member=member, withdrawn_at=None).first()
    return LINKS.token_of(link.key) if link else ""


def known(token: str) -> bool:
    """Return whether this office ever gave out such a link; it may have been taken back."""
    key = LINKS.key_of(token)
    return bool(key) and OwnLink.objects.filter(key=key).exists()


def holder(token: str, on: dt.date) -> Member | None:
    """Return whose link it is while it stands and they sit in the council. One query."""
    key = LINKS.key_of(token)
    found = OwnLink.objects.select_related("member").filter(key=key, withdrawn_at=None)
    link = found.first() if key else None
    return link.member if link and sits(link.member, on) else None

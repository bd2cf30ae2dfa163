"""The members of the council in words, those who sit there now first; phones are masked."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.agreements.models import Member
from taizhang.assembly.calling import sits
from taizhang.places.names import community_names
from taizhang.tongue import local
from taizhang.web import masking


@dataclass(frozen=True)
class MemberLine:
    """A member as pages show them. `sits`: on the day that was asked for."""

    key: int
    name: str
    kind: str
    community: str
    period: str
    phone: str
    looks_again: bool
    sits: bool


def members(on: dt.date) -> tuple[MemberLine, ...]:
    """Return the members. One query."""
    rows = Member.objects.select_related("kind").order_by("kind__order", "since", "pk")
    lines = [_line(row, on) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.sits))


def _line(row: Member, on: dt.date) -> MemberLine:
    until = f"{row.until:%Y-%m-%d}" if row.until else _("至今")
    return MemberLine(
        key=row.pk,
        name=row.name,
        kind=local(row.kind.name, row.kind.name_en),
        community=community_names().get(row.community, row.community) or _("全街道"),
        period=f"{row.since:%Y-%m-%d} – {until}",
        phone=masking.phone(row.phone),
        looks_again=row.looks_again,
        sits=sits(row, on),
    )

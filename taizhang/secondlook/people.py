"""Whom to ask about what was drawn: council members and willing residents, in drawn order.

Who comes first is a lot of the same seed, so that the office does not pick friends. It may
ask the next where one is away; that a link was made for somebody stands on the page.
"""

import base64
import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from taizhang.agreements.models import Member
from taizhang.core import events as ev
from taizhang.core.lots import lot
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import WhoLooked
from taizhang.ledger.queries import IssueFile
from taizhang.places.names import community_names
from taizhang.web import masking
from taizhang.web.switched import switch_on
from taizhang.web.wording import word
from taizhang.willing.directory import willing


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked. `name`: as the office knows them; `phone`: where to ring."""

    key: str
    looked: WhoLooked
    name: str
    phone: str

    @property
    def choice(self) -> str:
        """What a form calls them."""
        return f"{self.looked}:{self.key}"

    @property
    def said(self) -> str:
        """What a select says of them."""
        return f"{self.name} {masking.phone(self.phone)}".strip()


def drawing_of(file: IssueFile) -> ev.SecondLookDrawn | None:
    """Return how lots fell last on the matter; None: they never did."""
    drawn = [e.event for e in file.entries if isinstance(e.event, ev.SecondLookDrawn)]
    return drawn[-1] if drawn else None


def candidates(file: IssueFile, on: dt.date) -> tuple[Candidate, ...]:
    """Return who may be asked about the matter, in the order of their lots. Two queries."""
    told = drawing_of(file)
    if told is None:
        return ()
    seed, seq = base64.b64decode(told.root), max(told.rests)
    found = [*_council(file.row.community, on), *_residents(file.row.case)]
    return tuple(sorted(found, key=lambda who: lot(seed, f"{seq}|{who.key}")))


def _council(community: str, on: dt.date) -> list[Candidate]:
    """Return the members who look again, of the whole subdistrict or of that community."""
    if not switch_on(Switch.COUNCIL):
        return []
    sitting = Q(until__isnull=True) | Q(until__gte=on)
    near = Q(community="") | Q(community=community)
    rows = Member.objects.filter(sitting, near, since__lte=on, looks_again=True)
    return [
        Candidate(str(row.key), WhoLooked.COUNCIL, row.name, row.phone)
        for row in rows.order_by("pk")
    ]


def _residents(case: str) -> list[Candidate]:
    names = community_names()
    return [
        Candidate(
            each.key,
            WhoLooked.RESIDENT,
            _("%(community)s居民") % {"community": names.get(each.community, "")},
            each.phone,
        )
        for each in willing(case)
    ]


def named(found: tuple[Candidate, ...], looked: str, key: str) -> str:
    """Return whom a link is for; who is no longer among them goes by their kind."""
    names = {who.key: who.name for who in found}
    return names.get(key) or word(WhoLooked(looked))


def phone_of(found: tuple[Candidate, ...], key: str) -> str:
    """Return the number of whom a link is for, "" where they are no longer among them."""
    return next((who.phone for who in found if who.key == key), "")

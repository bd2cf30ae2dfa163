"""Before and after, side by side: each with when it came and what the phone says of itself."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core import events as ev
from taizhang.core.issue import Entry, Issue
from taizhang.core.likeness import PARTS, Spot
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger.queries import IssueFile
from taizhang.places.distance import metres_to
from taizhang.verification.shown import Comparison, Remark, Shot
from taizhang.web import dates
from taizhang.web.evidence import Piece, pictured
from taizhang.web.happenings import picture
from taizhang.web.naming import Naming

# A slow network is no reason to doubt a clock.
SLACK = dt.timedelta(minutes=10)
LATE = dt.timedelta(days=1)
NEAR_METRES = 300


def comparison(file: IssueFile, found: list[Piece], known: Naming) -> Comparison:
    """Return the pictures that count, how it was on the left and how it is on the right."""
    shots = {kind: [] for kind in EvidenceKind}  # type: dict[EvidenceKind, list[Shot]]
    for entry, event in found:
        if pictured(event, known):
            shots[event.shows].append(_shot(file, entry, event, known))
    after = [*shots[EvidenceKind.AFTER_PHOTO], *shots[EvidenceKind.DOCUMENT]]
    return Comparison(
        before=tuple(shots[EvidenceKind.BEFORE_PHOTO]),
        after=tuple(after),
        at_the_check=tuple(shots[EvidenceKind.CHECK_PHOTO]),
    )


def _shot(file: IssueFile, entry: Entry, event: ev.EvidenceAdded, known: Naming) -> Shot:
    received = dates.moment(entry.at, known.now)
    return Shot(
        photo=picture(event, entry, known),
        received=_("%(at)s 收到 · %(who)s") % {"at": received, "who": known.doer(entry)},
        remarks=tuple(_claims(file, entry, event, known)),
    )


def _claims(
    file: IssueFile, entry: Entry, event: ev.EvidenceAdded, known: Naming
) -> Iterator[Remark]:
    if event.taken_at is None and event.taken_where is None:
        yield Remark(_("手机没有自报时间和位置"))
    if event.taken_at is not None:
        yield _when(event.taken_at, entry.at, file.issue, known)
    if event.taken_where is not None:
        yield _where(event.taken_where, file.row.place, known)


def _when(taken: dt.datetime, received: dt.datetime, issue: Issue, known: Naming) -> Remark:
    told = _("手机自报 %(at)s 拍") % {"at": dates.moment(taken, known.now)}
    if taken > received + SLACK:
        return Remark(_("%(told)s，比收到还晚，时钟不准") % {"told": told}, doubtful=True)
    if taken < issue.happened_at:
        return Remark(_("%(told)s，早于反映时间") % {"told": told})
    if received - taken > LATE:
        days = (received - taken).days
        words = ngettext("%(told)s，收到前 %(n)d 天", "%(told)s，收到前 %(n)d 天", days)
        return Remark(words % {"told": told, "n": days}, doubtful=True)
    return Remark(told)


def _where(spot: Spot, place: str, known: Naming) -> Remark:
    away = metres_to(place, spot) if place else None
    if away is None:
        at = f"{spot.north / PARTS:.4f}, {spot.east / PARTS:.4f}"
        return Remark(_("手机自报位置 %(at)s") % {"at": at})
    there = {"place": known.place(place), "n": away}
    if away == 0:
        return Remark(_("手机自报就在%(place)s") % there)
    return Remark(_("手机自报离%(place)s %(n)d 米") % there, doubtful=away > NEAR_METRES)

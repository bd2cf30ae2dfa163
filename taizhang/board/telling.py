"""The sentence on top of the board, written from the numbers: what happened, what is late,
where, and of what kind. Whatever it counts leads to the list of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from taizhang.board.shown import RUNNING, Said
from taizhang.core.vocabulary import LampColour
from taizhang.ledger.overview import Share
from taizhang.places.names import category_names, community_names
from taizhang.web.addresses import ledger_url

LINKED = re.compile(r"(.*?)\[(.*?)\](.*)", re.DOTALL)
HALF = 0.5


def sentence(
    found: Sequence[Share], raised: tuple[int, str], ended: tuple[int, str]
) -> tuple[Said, ...]:
    """Return the sentence about open work `found` and the week's (count, address) pairs."""
    return tuple(_pieces(found, raised, ended))


def _pieces(
    found: Sequence[Share], raised: tuple[int, str], ended: tuple[int, str]
) -> Iterator[Said]:
    work = sum(share.lamps[shade] for share in found for shade in RUNNING)
    yield _said(_("本周登记 [%(n)d 件]，") % {"n": raised[0]}, raised[1])
    yield _said(_("销号 [%(n)d 件]；") % {"n": ended[0]}, ended[1])
    yield _said(_("现在在办 [%(n)d 件]，") % {"n": work}, ledger_url(phase="open"))
    late = [share for share in found if share.lamps[LampColour.RED]]
    red = sum(share.lamps[LampColour.RED] for share in late)
    if not red:
        yield Said(_("没有超期的。"))
        return
    yield _said(_("超期 [%(n)d 件]") % {"n": red}, ledger_url(lamp="red"), red=True)
    yield from _where(late, red)
    yield Said(_("。"))


def _where(late: Sequence[Share], red: int) -> Iterator[Said]:
    """Yield where most of what is late is, and of what kind, if that says anything."""
    places: Counter[str] = Counter()
    for share in late:
        places[share.community] += share.lamps[LampColour.RED]
    place, there = places.most_common(1)[0]
    name = community_names().get(place)
    if len(places) == 1 or not name:
        return
    words = _("，过半在[%(place)s]") if there > red * HALF else _("，最多的是[%(place)s]")
    address = ledger_url(community=place, lamp="red")
    yield _said(words % {"place": name}, address, red=True)
    yield from _kind([share for share in late if share.community == place], place)


def _kind(late: Sequence[Share], place: str) -> Iterator[Said]:
    worst = max(late, key=lambda share: share.lamps[LampColour.RED])
    count = worst.lamps[LampColour.RED]
    name = category_names().get(worst.category)
    if count < 2 or not name:
        return
    address = ledger_url(community=place, category=worst.category, lamp="red")
    words = _("，其中%(kind)s [%(n)d 件]") % {"kind": name, "n": count}
    yield _said(words, address, red=True)


def _said(words: str, url: str, *, red: bool = False) -> Said:
    match = LINKED.fullmatch(words)
    assert match, f"nothing to press in {words!r}"
    before, linked, after = match.groups()
    return Said(before, linked, after, url, red)

"""The board of what partners may claim (认领榜), masked for whoever may claim."""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.agreements.directory import tag_names, tags_of
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Actor, Duty
from taizhang.ledger import numbers
from taizhang.ledger.offers import Board, Offer, board_of, whole_board
from taizhang.partners.shown import OfferCard
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names, community_names, place_names
from taizhang.web import dates, masking, titles
from taizhang.web.addresses import issue_url
from taizhang.web.wording import word


def board(by: Actor, now: dt.datetime, after: str) -> Board:
    """Return the page of the board that `by` may see: two queries at most.

    Who gives matters out sees all of their own; a partner what its tags say, masked.
    """
    if Duty.DISPATCH in by.duties:
        return whole_board(after=after)
    return board_of(by.unit, tags_of(by.unit, local_day(now)), after=after)


def cards(offers: tuple[Offer, ...], by: Actor, now: dt.datetime) -> tuple[OfferCard, ...]:
    """Return the offers in words. One query, for the places."""
    if not offers:
        return ()
    buildings = {each.place: Gazetteer().building_of(each.place) for each in offers}
    named = place_names(filter(None, buildings.values()))
    known = tag_names()
    opens = Duty.DISPATCH in by.duties
    return tuple(
        OfferCard(
            number=each.number,
            label=numbers.label(each.number),
            title=masking.doorless(titles.title(each.summary)),
            category=category_names().get(each.category, each.category),
            urgency=word(each.urgency),
            where=_where(
                each, named[code].name if (code := buildings[each.place]) in named else ""
            ),
            due=dates.moment(each.clock.due_at, now) if each.clock else "",
            note=masking.doorless(each.note),
            tags=tuple(known.get(code, code) for code in each.tags),
            issue_url=issue_url(each.number) if opens else "",
        )
        for each in offers
    )


def _where(each: Offer, building: str) -> str:
    community = community_names().get(each.community, "")
    return " · ".join(filter(None, (community, building))) or _("未定位")

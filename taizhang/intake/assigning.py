"""To whom a matter may go: who had such matters there before, or who answers for the grid."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taizhang.ledger.precedents import Precedent, given_before
from taizhang.people.posts import held_at
from taizhang.people.receivers import Receivers
from taizhang.people.rota import rota_kept
from taizhang.places.gazetteer import Gazetteer, Whereabouts
from taizhang.reading.pieces import Confidence

SURE, DOUBTFUL = Confidence.SURE, Confidence.DOUBTFUL


@dataclass(frozen=True)
class Assignment:
    """A unit, and perhaps a person there. `away`: whose place they take today (A 岗)."""

    unit: str = ""
    handler: str = ""
    away: str = ""
    confidence: Confidence = Confidence.NONE


def assigned(
    category: str, where: Whereabouts, known: Receivers, gazetteer: Gazetteer
) -> Assignment:
    """Return who is likely to handle it. One query, two more where nobody had such a thing."""
    units = {code for code, _name in known.units}
    before = [each for each in given_before(category, where.place) if each.unit in units]
    for tier, near in _tiers(before, where):
        if unit := _most(each.unit for each in tier):
            theirs = [each.handler for each in tier if each.unit == unit]
            clear = near and len(theirs) * 2 > len(tier)
            return _there(unit, _most(theirs), SURE if clear else DOUBTFUL, known)
    return _of_the_grid(where, known, gazetteer)


def _tiers(
    before: Sequence[Precedent], where: Whereabouts
) -> list[tuple[list[Precedent], bool]]:
    """Return who had such matters at the place, in the community, anywhere; near ones first."""
    here = [each for each in before if where.place and each.place == where.place]
    around = [
        each for each in before if where.community and each.community == where.community
    ]
    return [(here, True), (around, True), ([*before], False)]


def _of_the_grid(where: Whereabouts, known: Receivers, gazetteer: Gazetteer) -> Assignment:
    grid = gazetteer.grid_of(where.place)
    places = [code for code in (grid, where.community) if code]
    for post in held_at(places) if places else ():
        if unit := known.unit_of(post.pseudonym):
            return _there(unit, post.pseudonym, DOUBTFUL, known)
    return Assignment()


def _there(unit: str, handler: str, confidence: Confidence, known: Receivers) -> Assignment:
    """Return the assignment, to whoever is there today for somebody who is away (B 岗)."""
    if known.unit_of(handler) != unit:
        return Assignment(unit, confidence=confidence)
    rota = rota_kept()
    if handler not in rota.away:
        return Assignment(unit, handler, confidence=confidence)
    stand_in = rota.there.get(handler, "")
    if known.unit_of(stand_in) == unit:
        return Assignment(unit, stand_in, handler, confidence)
    # Nobody of the unit is there for them: the unit itself finds somebody.
    return Assignment(unit, "", handler, DOUBTFUL)


def _most(codes: Iterable[str]) -> str:
    counted = Counter(code for code in codes if code)
    return counted.most_common(1)[0][0] if counted else ""

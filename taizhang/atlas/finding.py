"""Looking for a place by whatever it is called, for who keeps the places."""

from taizhang.places.gazetteer import Gazetteer, Proposal

MOST = 30


def found(typed: str) -> tuple[Proposal, ...]:
    """Return the places that `typed` may mean, best first. Two queries, once a minute."""
    return Gazetteer().proposals(typed, most=MOST) if typed else ()

"""What the pages of reporting show: frozen values, worded and ready."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PointShown:
    """Somewhere people can go."""

    kind: str
    name: str
    note: str


@dataclass(frozen=True)
class Similar:
    """A matter of the place as everybody may know it: never what anybody wrote.

    `token` says which it is, and opens nowhere but here. `over`: it was struck off.
    """

    name: str
    note: str
    over: bool
    token: str


@dataclass(frozen=True)
class Step:
    """What happens next, and when. `state` is done, now or ahead."""

    name: str
    note: str
    state: str


@dataclass(frozen=True)
class ReceiptShown:
    """A receipt as its holder sees it. `path` and `size`: its code as an SVG.

    `number` is spoken 4-4-4; `digits` and `key` open it; `lost`: photos that did not come
    through. `leader` and `leader_phone`: who answers for their grid today, "" for nobody.
    """

    number: str
    digits: str
    key: str
    path: str
    size: int
    place: str
    about: str
    raised: str
    held: bool
    again: bool
    lost: int
    leader: str
    leader_phone: str
    steps: tuple[Step, ...]

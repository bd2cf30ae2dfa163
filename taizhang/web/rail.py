"""Where somebody may go: the rail of the staff, and the ways of the residents.

What belongs together is one entry of the rail, and stands as tabs above each of its pages. What
a person may not open is absent, not greyed out.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty

BOXES = frozenset({Duty.REGISTER, Duty.DISPATCH, Duty.ADMINISTER, Duty.RULE, Duty.AUDIT})
VISITS = frozenset({Duty.REGISTER, Duty.DISPATCH, Duty.RULE})
PARTNERS = frozenset({Duty.ADMINISTER, Duty.DISPATCH, Duty.RULE, Duty.CLAIM})
CHECKING = frozenset({Duty.VERIFY, Duty.FOLLOW_UP})
COUNCIL = frozenset({Duty.ADMINISTER, Duty.DISPATCH, Duty.RULE})
IN_PUBLIC = frozenset({Duty.FOLLOW_UP, Duty.CORRECT})
GUIDES = frozenset({Duty.REGISTER, Duty.ADMINISTER})
REGISTERING = frozenset({Duty.REGISTER})
ADMINISTERING = frozenset({Duty.ADMINISTER})


@dataclass(frozen=True)
class Spot:
    """A place to go. `inside`: the places that it holds, where it is more than one."""

    name: str
    icon: str
    url: str
    keys: str
    here: bool
    inside: "tuple[Spot, ...]" = ()


class Entry(NamedTuple):
    """A place: its addresses (the first leads there), its keys, for whom, and if it is off."""

    name: str
    icon: str
    places: tuple[str, ...]
    keys: str
    needed: Set[Duty]
    switch: Switch | None = None


class Group(NamedTuple):
    """Places that belong together. Whoever may open one of them sees that one alone."""

    name: str
    icon: str
    entries: tuple[Entry, ...]


def rail(
    path: str, root: str, duties: frozenset[Duty], switched_on: frozenset[Switch]
) -> tuple[Spot, ...]:
    """Return the places that holders of `duties` may go to from `path`, as they are on."""
    spots = (
        _spot(place, path, root, duties, switched_on)
        for place in (*_daily(), *_behind(duties))
    )
    return tuple(spot for spot in spots if spot)


def public(path: str, root: str, switched_on: frozenset[Switch]) -> tuple[Spot, ...]:
    """Return where residents can go, of what this office has."""
    entries = (
        (_("反映问题"), "pen", ("report/", "s/")),
        (_("查进度"), "search", ("q/",)),
        (_("找网格长"), "people", ("grid/",)),
        (_("办事指南"), "doc", ("guide/",)),
        (_("办成的事"), "check", ("open/",)),
    )
    return tuple(
        Spot(name, icon, root + places[0], "", below(path, root, places))
        for name, icon, places in entries
        if _is_there(places[0])
        and (places[0] != "open/" or Switch.PUBLIC_BOARD in switched_on)
    )


def below(path: str, root: str, places: Iterable[str]) -> bool:
    """Say whether `path` is one of `places` or lies below it."""
    return any(path.startswith(root + place) for place in places)


def _spot(
    place: Group | Entry,
    path: str,
    root: str,
    duties: frozenset[Duty],
    switched_on: frozenset[Switch],
) -> Spot | None:
    found = tuple(
        Spot(each.name, each.icon, root + each.places[0], each.keys, here)
        for each in (place.entries if isinstance(place, Group) else (place,))
        if duties & each.needed and (each.switch is None or each.switch in switched_on)
        for here in (below(path, root, each.places),)
    )
    if len(found) < 2:
        return found[0] if found else None
    here = any(each.here for each in found)
    return Spot(place.name, place.icon, found[0].url, "", here, found)


def _daily() -> tuple[Group | Entry, ...]:
    """Return where the matters of the day come in and are worked on."""
    return (
        Entry(_("工作台"), "home", ("desk/", "messages/"), "g d", frozenset(Duty)),
        Entry(_("台账"), "table", ("ledger/", "i/"), "g l", frozenset(Duty)),
        Group(
            _("登记"),
            "plus",
            (
                Entry(_("登记"), "plus", ("new/",), "g n", REGISTERING),
                Entry(_("来问"), "phone", ("calls/",), "g q", REGISTERING),
                Entry(_("热线"), "phone", ("hotline/",), "g h", REGISTERING),
                Entry(pgettext("导航", "通知"), "doc", ("notices/",), "g t", REGISTERING),
                Entry(_("突发"), "warn", ("incidents/",), "g e", {Duty.ACCEPT}),
            ),
        ),
        Entry(_("意见箱"), "box", ("boxes/",), "g x", BOXES),
        Entry(pgettext("导航", "走访"), "walk", ("visits/",), "g z", VISITS),
        Group(
            _("核验"),
            "stamp",
            (
                Entry(_("核验"), "stamp", ("verify/",), "g v", CHECKING),
                Entry(_("回访台"), "phone", ("follow-up/",), "g g", CHECKING),
                Entry(
                    _("回头看"),
                    "eye",
                    ("look-back/", "second-look/"),
                    "g k",
                    CHECKING,
                    Switch.LOOK_BACK,
                ),
            ),
        ),
        Entry(_("认领榜"), "flag", ("claim/",), "g c", {Duty.CLAIM}),
    )


def _behind(duties: frozenset[Duty]) -> tuple[Group | Entry, ...]:
    """Return what stands behind the day's work: figures, partners, the office itself."""
    # Who only gives matters out comes to the board by way of the partners.
    board = () if Duty.CLAIM in duties else ("claim/",)
    # Who only rules comes to the follow-up desk for that alone.
    ruling = frozenset() if duties & CHECKING else frozenset({Duty.RULE})
    return (
        Entry(_("裁定"), "flag", ("follow-up/",), "g w", ruling),
        Entry(_("看板"), "chart", ("board/",), "g b", frozenset(Duty)),
        Entry(
            _("议事会"),
            "people",
            ("council/meetings/", "council/"),
            "g y",
            COUNCIL,
            Switch.COUNCIL,
        ),
        Group(
            _("公开与指南"),
            "globe",
            (
                Entry(
                    _("公开栏"),
                    "globe",
                    ("open/keep/",),
                    "g f",
                    IN_PUBLIC,
                    Switch.PUBLIC_BOARD,
                ),
                Entry(_("指南"), "doc", ("guide/keep/", "guide/"), "g m", GUIDES),
            ),
        ),
        Entry(_("共建"), "people", ("partners/", *board), "g j", PARTNERS),
        Entry(_("导入"), "upload", ("import/",), "g i", {Duty.IMPORT}),
        _settings(),
    )


def _settings() -> Group:
    """Return what the office is: its settings, people, posts and places, and how it runs."""
    return Group(
        pgettext("导航", "设置"),
        "columns",
        (
            Entry(
                pgettext("导航", "设置"),
                "columns",
                ("settings/", "setup/", "calendar/", "standards/"),
                "g s",
                ADMINISTERING,
            ),
            Entry(
                pgettext("导航", "人员"),
                "people",
                ("people/", "units/", "roles/"),
                "g u",
                {Duty.SECURE},
            ),
            Entry(_("网格岗位"), "people", ("posts/", "ab/"), "g o", ADMINISTERING),
            Entry(pgettext("导航", "地点"), "pin", ("places/",), "g p", ADMINISTERING),
            Entry(_("运行"), "gear", ("health/",), "g r", ADMINISTERING),
            Entry(_("审计"), "eye", ("audit/",), "g a", {Duty.AUDIT}),
        ),
    )


def _is_there(place: str) -> bool:
    try:
        return bool(resolve(f"/{place}"))
    except Resolver404:
        return False

"""What can wait for somebody, by their duties and their unit, in the order of doing it.

Each heap is a list of the ledger: its count is that list's, its rows are its first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Actor, Duty, LampColour
from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.web.addresses import issue_url, ledger_url
from taizhang.web.came_from import CameFrom

Button = tuple[Promise, str]
# What is done next, by what a matter waits for: the button, and the act behind it.
CHECKING = "verify"
LOOKING_BACK = "look-back"
EVERYWHERE = "all"
NEXT: Mapping[Awaits, Button] = {
    Awaits.CONFIRMING: (_("确认在办"), "confirm"),
    Awaits.ACCEPTANCE: (pgettext_lazy("按钮", "受理派办"), "dispatch"),
    Awaits.DISPATCH: (_("派办"), "dispatch"),
    Awaits.RESPONSIBILITY: (_("定责派办"), "dispatch"),
    Awaits.SOMEBODY: (_("接单"), "take-up"),
    Awaits.TAKING_UP: (_("接单"), "take-up"),
    Awaits.HANDLING: (_("报办结"), "report"),
    Awaits.REWORK: (_("报办结"), "report"),
    Awaits.CHECK: (_("去核验"), CHECKING),
    Awaits.CALL: (_("打电话"), CHECKING),
    Awaits.RULING: (pgettext_lazy("按钮", "裁定"), "rule"),
    Awaits.STRIKE_OFF: (_("销号"), "strike-off"),
    Awaits.OBJECTION: (pgettext_lazy("按钮", "看异议"), ""),
    Awaits.VOID: (pgettext_lazy("按钮", "决定"), "decide-void"),
    Awaits.EXTENSION: (pgettext_lazy("按钮", "决定"), "decide-extension"),
    Awaits.DEFERRAL: (pgettext_lazy("按钮", "决定"), "decide-deferral"),
    Awaits.REVIEW: (_("恢复办理"), "resume"),
}
LOOK = pgettext_lazy("按钮", "去看")
ASKED = frozenset({Awaits.EXTENSION, Awaits.DEFERRAL})
OPENED: Button = (pgettext_lazy("按钮", "打开"), "")


@dataclass(frozen=True)
class Sort:
    """A kind of heap: who has it, what it is called, and which matters lie on it."""

    key: str
    name: Promise
    icon: str
    duties: frozenset[Duty]
    awaits: tuple[Awaits, ...] = ()
    hint: Promise | str = ""
    theirs: Promise | str = ""
    mine: bool = False
    alone: bool = False
    of_my_unit: bool = False
    never_my_unit: bool = False
    red: bool = False
    due: bool = False
    supervised: bool = False


D, A = Duty, Awaits
SORTS = (
    Sort(
        "void",
        _("申请作废，等您决定"),
        "flag",
        frozenset({D.APPROVE}),
        (A.VOID,),
        _("要两个人：自己提出的不能自己决定。"),
    ),
    Sort(
        "extension",
        _("申请延期，等您决定"),
        "clock",
        frozenset({D.APPROVE, D.RULE}),
        (A.EXTENSION,),
        _("同意了原期限也留着；第二次延期由领导决定。"),
    ),
    Sort(
        "deferral",
        _("申请挂账，等您决定"),
        "flag",
        frozenset({D.RULE}),
        (A.DEFERRAL,),
        _("挂账期间时限停着，到复核日自己回来。"),
    ),
    Sort(
        "review",
        _("挂账的，该复核了"),
        "clock",
        frozenset({D.DISPATCH, D.RULE}),
        (A.REVIEW,),
        _("能办了就恢复办理；还不能办，请再申请挂账。"),
        due=True,
    ),
    Sort(
        "ruling",
        _("反映人不认可，等您裁定"),
        "flag",
        frozenset({D.RULE}),
        (A.RULING,),
    ),
    Sort(
        "objection",
        _("反映人有异议，等答复"),
        "flag",
        frozenset({D.RULE, D.FOLLOW_UP}),
        (A.OBJECTION,),
        _("销号以后提的也在里面。没解决的重新挂号；没打过电话、没经手的领导可以裁定。"),
    ),
    Sort(
        "responsibility",
        _("退回两次，等您定责"),
        "flag",
        frozenset({D.RULE}),
        (A.RESPONSIBILITY,),
        _("您定了单位，就不能再退。"),
    ),
    Sort(
        "alone",
        _("没人在岗的"),
        "warn",
        frozenset({D.RULE, D.APPROVE}),
        hint=_("承办人不在，B 岗也不在或没定。请改派，或到 AB 岗定个人。"),
        alone=True,
    ),
    Sort("red", _("超期的"), "warn", frozenset({D.RULE, D.APPROVE}), red=True),
    Sort(
        "supervised",
        _("领导督办的，请答复"),
        "flag",
        frozenset({D.HANDLE}),
        hint=_("写进展、报办结就是答复。"),
        mine=True,
        supervised=True,
    ),
    Sort(
        *("rework", _("退回重办的"), "repeat"),
        frozenset({D.HANDLE}),
        (A.REWORK,),
        mine=True,
    ),
    Sort(
        "mine",
        _("我在办的"),
        "user",
        frozenset({D.HANDLE}),
        (A.TAKING_UP, A.HANDLING, A.EXTENSION, A.DEFERRAL),
        theirs=_("在办的"),
        mine=True,
    ),
    Sort(
        "somebody",
        _("派到我们单位，还没人接"),
        "people",
        frozenset({D.HANDLE}),
        (A.SOMEBODY,),
        theirs=_("派到他们单位，还没人接"),
        of_my_unit=True,
    ),
    Sort(
        "check",
        _("等核验"),
        "stamp",
        frozenset({D.VERIFY}),
        (A.CHECK,),
        never_my_unit=True,
    ),
    Sort("acceptance", _("等受理"), "flag", frozenset({D.ACCEPT}), (A.ACCEPTANCE,)),
    Sort(
        "dispatch",
        _("等派办"),
        "arrow",
        frozenset({D.DISPATCH}),
        (A.DISPATCH,),
        _("含退回一次、要另派的。"),
    ),
    Sort(
        LOOKING_BACK,
        _("回头看到期"),
        "eye",
        frozenset({D.VERIFY, D.FOLLOW_UP}),
        hint=_("销号后再去看一次，没有反弹就记下，反弹了原号重办。"),
        never_my_unit=True,
    ),
    Sort("call", _("等回访"), "phone", frozenset({D.FOLLOW_UP}), (A.CALL,)),
    Sort(
        "strike-off",
        _("都答复了，等销号"),
        "check",
        frozenset({D.STRIKE_OFF}),
        (A.STRIKE_OFF,),
    ),
    Sort(
        "confirming",
        _("导入的，等确认"),
        "upload",
        frozenset({D.IMPORT, D.ACCEPT}),
        (A.CONFIRMING,),
        _("确认还没办完的，灯和时限才开始。"),
    ),
)


@dataclass(frozen=True)
class Desk:
    """Whose desk it is: the actor, and the community their unit looks after ("" for all).

    `alone`: people of whom somebody must see that nobody is there for them. `reader`: who
    stands in, where it is the desk of somebody who is away. `supervision`: leaders follow
    matters up here. `looks_back`: the office looks back at what is struck off.
    """

    by: Actor
    community: str
    preset: Preset
    supervision: bool = False
    alone: tuple[str, ...] = ()
    reader: Actor | None = None
    looks_back: bool = False


@dataclass(frozen=True)
class Spot:
    """A heap's place on somebody's desk: its kind, and on whose desk it would lie."""

    sort: Sort
    desk: Desk

    @property
    def away(self) -> str:
        """Whose it is where it lies here only because they are away; "" otherwise."""
        return self.desk.by.id if self.desk.reader else ""

    @property
    def key(self) -> str:
        """What tells it from all other heaps of the page."""
        return f"{self.sort.key}-{self.away}" if self.away else self.sort.key


# The day has come, or is over.
DUE = f"{LampColour.AMBER.value},{LampColour.RED.value}"
WHERE = {
    "confirming": "confirm",
    "void": EVERYWHERE,
    "objection": EVERYWHERE,
    LOOKING_BACK: "over",
}


def heaps_of(desk: Desk) -> tuple[Spot, ...]:
    """Return the heaps that can lie on `desk`, those of people who are away behind its own."""
    own = [Spot(sort, desk) for sort in SORTS if _lies(sort, desk)]
    return (*own, *(spot for away in desk.by.covers for spot in _of(away, desk)))


def _lies(sort: Sort, desk: Desk) -> bool:
    if sort.alone:
        return bool(desk.alone)
    if sort.key == LOOKING_BACK and not desk.looks_back:
        return False
    if sort.supervised and not desk.supervision:
        return False
    return bool(sort.duties & desk.by.duties)


def _of(away: Actor, desk: Desk) -> Iterator[Spot]:
    """Yield the heaps of somebody who is away, but for those that lie here anyway."""
    theirs = replace(desk, by=away, alone=(), reader=desk.by)
    for sort in SORTS:
        if sort.alone or sort.red or not sort.duties & away.duties:
            continue
        if sort.key == LOOKING_BACK and not desk.looks_back:
            continue
        elsewhere = sort.of_my_unit and away.unit != desk.by.unit
        if sort.mine or elsewhere or not sort.duties & desk.by.duties:
            yield Spot(sort, theirs)


def conditions(sort: Sort, desk: Desk) -> dict[str, str]:
    """Return what narrows the ledger to the heap, as its address says it."""
    return {name: value for name, value in _conditions(sort, desk) if value}


def _conditions(sort: Sort, desk: Desk) -> Iterator[tuple[str, str]]:
    by = desk.by
    # What is still to confirm may be void as well.
    yield "phase", WHERE.get(sort.key, "open")
    yield "look_back", "due" if sort.key == LOOKING_BACK else ""
    yield "awaits", ",".join(sort.awaits)
    yield "handler", ",".join(desk.alone) if sort.alone else by.id if sort.mine else ""
    yield "unit", by.unit if sort.of_my_unit else ""
    # Under 简便 somebody else of the same unit may look.
    elsewhere = sort.never_my_unit and desk.preset is Preset.FULL
    barred = {by.unit, desk.reader.unit if desk.reader else by.unit}
    yield "besides", ",".join(sorted(barred)) if elsewhere else ""
    yield "lamp", LampColour.RED.value if sort.red else DUE if sort.due else ""
    yield "supervised", "1" if sort.supervised else ""
    yield "community", desk.community if sort.red else ""


def filters(sort: Sort, desk: Desk) -> Filters:
    """Return the same conditions as the book reads them."""
    said = conditions(sort, desk)
    phase = said.pop("phase")
    until = localdate() if said.pop("look_back", "") else None
    return Filters(
        **said,  # type: ignore[arg-type]  # texts, all of them
        phase="" if phase == EVERYWHERE else phase,
        look_back_to=until,
    )


def address(sort: Sort, desk: Desk, lamp: LampColour | None = None) -> str:
    """Return where the ledger shows the heap, or only what has this `lamp`."""
    narrower = {"lamp": lamp.value} if lamp else {}
    return ledger_url(**(conditions(sort, desk) | narrower))


def list_of(sort: Sort, desk: Desk) -> CameFrom:
    """Return the heap as the list that its matters are opened from."""
    return CameFrom(urlencode(conditions(sort, desk)))


def button(row: Row, sort: Sort, by: Actor, query: str) -> tuple[str, str]:
    """Return what to press for a matter on the heap: the words and the address.

    `query` says which list it is opened from.
    """
    if sort.key == LOOKING_BACK:
        return str(LOOK), f"{get_script_prefix()}look-back/{row.number}/"
    words, act = _next(row, sort)
    if act == CHECKING:
        return str(words), f"{get_script_prefix()}verify/{row.number}/{query}"
    return str(words), issue_url(row.number, act, query)


def _next(row: Row, sort: Sort) -> Button:
    if sort.red or sort.alone or sort.supervised:
        return OPENED
    # Whoever asked for more time goes on meanwhile; others decide.
    return NEXT[
        Awaits.HANDLING if sort.mine and row.awaits in ASKED else Awaits(row.awaits)
    ]

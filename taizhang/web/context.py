"""What the shell of every page needs: the office, the reader, where they may go.

Asked for only when a page draws it, and then at most once: a fragment costs nothing.
"""

from collections.abc import Set
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Duty
from taizhang.people.directory import Person, shown
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.places.calendar import calendar
from taizhang.places.directory import OfficeShown, office
from taizhang.web.vitals import Vitals, vitals


@dataclass(frozen=True)
class NavItem:
    """A place in the rail. What a person may not open is absent, not greyed out."""

    name: str
    icon: str
    url: str
    keys: str
    here: bool


@dataclass(frozen=True)
class Shell:
    """The frame around a page. `person` is None for somebody who is not signed in.

    `vitals`: how the machine runs, for staff; `health_url` is "" for who may not go there.
    `setup_step`: how far setting up is, for who does it; 0 once it is over.
    `notice_year`: the year whose notice of holidays is still to be brought in, for who does
    it, from when on such notices come; else 0. `public`: where residents go. `phone_url`: the app for who works outdoors.
    """

    office: OfficeShown
    person: Person | None
    nav: tuple[NavItem, ...]
    may_register: bool
    may_pass_on: bool
    may_correct: bool
    root: str
    back_here: str
    vitals: Vitals | None
    health_url: str
    setup_step: int
    notice_year: int
    public: tuple[NavItem, ...] = ()
    phone_url: str = ""


def shell(request: HttpRequest) -> dict[str, object]:
    """Return the template context `shell`, which is worked out when first drawn."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> Shell:
    user = getattr(request, "user", None)
    person = shown(user) if isinstance(user, User) else None
    duties = duties_of(user) if isinstance(user, User) else frozenset()
    root, here = get_script_prefix(), office()
    # The wizard's own pages say themselves how far it is.
    setting_up = Duty.ADMINISTER in duties and not _below(request.path, root, ("setup/",))
    return Shell(
        office=here,
        person=person,
        nav=_nav(request.path, root, duties, here.switched_on) if person else (),
        may_register=Duty.REGISTER in duties,
        may_pass_on=Duty.RULE in duties and Duty.REGISTER not in duties,
        may_correct=Duty.CORRECT in duties,
        root=root,
        # Changing the language leads back by GET, so never to a page that was posted.
        back_here=request.get_full_path() if request.method == "GET" else root,
        vitals=vitals(now()) if person else None,
        health_url=root + "health/" if Duty.ADMINISTER in duties else "",
        setup_step=here.setup_step if setting_up else 0,
        notice_year=_notice_year(here) if Duty.ADMINISTER in duties else 0,
        public=_public(request.path, root, here.switched_on),
        phone_url=root + "m/" if duties & {Duty.REGISTER, Duty.HANDLE} else "",
    )


# The State Council tells of the next year in October or November.
NOTICE_MONTH = 10


def _notice_year(here: OfficeShown) -> int:
    """Return the next year whose days off are not known though they may be; else 0."""
    today, known = localdate(), calendar(here.calendar_version).known_until.year
    wanted = today.year + (today.month >= NOTICE_MONTH)
    return known + 1 if known < wanted else 0


BOXES = frozenset({Duty.REGISTER, Duty.DISPATCH, Duty.ADMINISTER, Duty.RULE, Duty.AUDIT})
VISITS = frozenset({Duty.REGISTER, Duty.DISPATCH, Duty.RULE})
PARTNERS = frozenset({Duty.ADMINISTER, Duty.DISPATCH, Duty.RULE, Duty.CLAIM})
CHECKING = frozenset({Duty.VERIFY, Duty.FOLLOW_UP})
COUNCIL: frozenset[Duty] = frozenset({Duty.ADMINISTER, Duty.DISPATCH, Duty.RULE})
IN_PUBLIC: frozenset[Duty] = frozenset({Duty.FOLLOW_UP, Duty.CORRECT})


# A place in the rail: its name, icon, addresses (the first leads there), keys, and for whom.
Entry = tuple[str, str, tuple[str, ...], str, Set[Duty]]


def _nav(
    path: str, root: str, duties: frozenset[Duty], switched_on: frozenset[Switch]
) -> tuple[NavItem, ...]:
    council = COUNCIL if Switch.COUNCIL in switched_on else frozenset()
    public = IN_PUBLIC if Switch.PUBLIC_BOARD in switched_on else frozenset()
    looking = CHECKING if Switch.LOOK_BACK in switched_on else frozenset()
    return tuple(
        NavItem(name, icon, root + places[0], keys, _below(path, root, places))
        for name, icon, places, keys, needed in (
            *_daily(looking),
            *_behind(duties, council, public),
        )
        if duties & needed
    )


def _daily(looking: frozenset[Duty]) -> tuple[Entry, ...]:
    """Return where the matters of the day come in and are worked on."""
    return (
        (_("工作台"), "home", ("desk/",), "g d", frozenset(Duty)),
        (_("台账"), "table", ("ledger/", "i/"), "g l", frozenset(Duty)),
        (_("登记"), "plus", ("new/",), "g n", {Duty.REGISTER}),
        (_("来问"), "phone", ("calls/",), "g q", {Duty.REGISTER}),
        (_("热线"), "phone", ("hotline/",), "g h", {Duty.REGISTER}),
        (_("意见箱"), "box", ("boxes/",), "g x", BOXES),
        (pgettext("导航", "走访"), "walk", ("visits/",), "g z", VISITS),
        (pgettext("导航", "通知"), "doc", ("notices/",), "g t", {Duty.REGISTER}),
        (_("突发"), "warn", ("incidents/",), "g e", {Duty.ACCEPT}),
        (_("核验"), "stamp", ("verify/", "follow-up/"), "g v", CHECKING),
        (_("回头看"), "eye", ("look-back/",), "g k", looking),
        (_("认领榜"), "flag", ("claim/",), "g c", {Duty.CLAIM}),
    )


def _behind(
    duties: frozenset[Duty], council: frozenset[Duty], public: frozenset[Duty]
) -> tuple[Entry, ...]:
    """Return what stands behind the day's work: figures, partners, the office itself."""
    # Who only gives matters out comes to the board by way of the partners.
    board = () if Duty.CLAIM in duties else ("claim/",)
    # Who only rules comes to the follow-up desk for that alone.
    ruling = {Duty.RULE} if not duties & CHECKING else frozenset()
    return (
        (_("裁定"), "flag", ("follow-up/",), "g w", ruling),
        (
            _("指南"),
            "doc",
            ("guide/keep/", "guide/"),
            "g m",
            {Duty.REGISTER, Duty.ADMINISTER},
        ),
        (_("看板"), "chart", ("board/",), "g b", frozenset(Duty)),
        (_("导入"), "upload", ("import/",), "g i", {Duty.IMPORT}),
        (pgettext("导航", "地点"), "pin", ("places/",), "g p", {Duty.ADMINISTER}),
        (_("共建"), "people", ("partners/", *board), "g j", PARTNERS),
        (_("公开栏"), "globe", ("open/keep/",), "g f", public),
        (_("议事会"), "people", ("council/meetings/", "council/"), "g y", council),
        (
            pgettext("导航", "人员"),
            "people",
            ("people/", "units/", "roles/"),
            "g u",
            {Duty.SECURE},
        ),
        (_("网格岗位"), "people", ("posts/", "ab/"), "g o", {Duty.ADMINISTER}),
        (_("运行"), "gear", ("health/",), "g r", {Duty.ADMINISTER}),
        (
            pgettext("导航", "设置"),
            "columns",
            ("settings/", "setup/", "calendar/"),
            "g s",
            {Duty.ADMINISTER},
        ),
        (_("审计"), "eye", ("audit/",), "g a", {Duty.AUDIT}),
    )


def _public(path: str, root: str, switched_on: frozenset[Switch]) -> tuple[NavItem, ...]:
    """Return where residents can go, of what this office has."""
    entries = (
        (_("反映问题"), "pen", ("report/", "s/")),
        (_("查进度"), "search", ("q/",)),
        (_("找网格长"), "people", ("grid/",)),
        (_("办事指南"), "doc", ("guide/",)),
        (_("办成的事"), "check", ("open/",)),
    )
    return tuple(
        NavItem(name, icon, root + places[0], "", _below(path, root, places))
        for name, icon, places in entries
        if _is_there(places[0])
        and (places[0] != "open/" or Switch.PUBLIC_BOARD in switched_on)
    )


def _is_there(place: str) -> bool:
    try:
        return bool(resolve(f"/{place}"))
    except Resolver404:
        return False


def _below(path: str, root: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(root + place) for place in places)

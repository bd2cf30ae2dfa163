"""What the shell of every page needs: the office, the reader, where they may go.

Asked for only when a page draws it, and then at most once: a fragment costs nothing.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate, now

from taizhang.core.vocabulary import Duty
from taizhang.people.directory import Person, shown
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.places.calendar import calendar
from taizhang.places.directory import OfficeShown, office
from taizhang.web.rail import Spot, below, public, rail
from taizhang.web.vitals import Vitals, vitals


@dataclass(frozen=True)
class Shell:
    """The frame around a page. `person` is None for somebody who is not signed in.

    `vitals`: how the machine runs, for staff; `health_url` is "" for who may not go there.
    `setup_step`: how far setting up is, for who does it; 0 once it is over.
    `notice_year`: the year whose notice of holidays is still to be brought in, for who does
    it, from when on such notices come; else 0. `public`: where residents go. `phone_url`: the app for who works outdoors.
    `unread`: how many messages wait for the reader.
    """

    office: OfficeShown
    person: Person | None
    nav: tuple[Spot, ...]
    may_register: bool
    may_pass_on: bool
    may_correct: bool
    root: str
    back_here: str
    vitals: Vitals | None
    health_url: str
    setup_step: int
    notice_year: int
    public: tuple[Spot, ...] = ()
    phone_url: str = ""
    unread: int = 0

    @property
    def beside(self) -> tuple[Spot, ...]:
        """Return the places that are one with where the reader is, themselves included."""
        return next((spot.inside for spot in self.nav if spot.here), ())


def shell(request: HttpRequest) -> dict[str, object]:
    """Return the template context `shell`, which is worked out when first drawn."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> Shell:
    user = getattr(request, "user", None)
    person = shown(user) if isinstance(user, User) else None
    duties = duties_of(user) if isinstance(user, User) else frozenset()
    root, here = get_script_prefix(), office()
    # The wizard's own pages say themselves how far it is.
    setting_up = Duty.ADMINISTER in duties and not below(request.path, root, ("setup/",))
    return Shell(
        office=here,
        person=person,
        nav=rail(request.path, root, duties, here.switched_on) if person else (),
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
        public=public(request.path, root, here.switched_on),
        phone_url=root + "m/" if duties & {Duty.REGISTER, Duty.HANDLE} else "",
        unread=user.messages_unread if isinstance(user, User) else 0,
    )


# The State Council tells of the next year in October or November.
NOTICE_MONTH = 10


def _notice_year(here: OfficeShown) -> int:
    """Return the next year whose days off are not known though they may be; else 0."""
    today, known = localdate(), calendar(here.calendar_version).known_until.year
    wanted = today.year + (today.month >= NOTICE_MONTH)
    return known + 1 if known < wanted else 0

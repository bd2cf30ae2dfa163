"""What the audit of the demo office holds: a few days of who came in, looked and took away."""

from collections.abc import Sequence
from typing import NamedTuple

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Details, Doer, write
from taizhang.core.issue import Issue
from taizhang.demo.cast import LI, LIU, SUN_XIAO, WU, ZHENG, ZHOU, Company
from taizhang.demo.clock import Clock

SUN_TAO = "suntao"
NOBODY = ""
COUNTER, INSIDE, PROPERTY = "192.168.10.21", "192.168.10.35", "192.168.20.8"


class Look(NamedTuple):
    """One line: the working day counted back, the time, who from where, and what.

    `matter`: which of the stories it is about, counted from the first; None for none.
    """

    day: int
    time: str
    who: str
    came_from: str
    kind: Kind
    details: Details
    matter: int | None = None


LOOKS = (
    Look(-6, "08:31", SUN_TAO, INSIDE, Kind.SIGNED_IN, {"how": "password"}),
    Look(-6, "08:44", SUN_TAO, INSIDE, Kind.SETTING_CHANGED, {"what": "print-form"}),
    Look(-5, "08:29", LI, COUNTER, Kind.SIGNED_IN, {"how": "password"}),
    Look(-5, "09:12", LI, COUNTER, Kind.REVEALED, {"voice": "1", "field": "phone", "reason": "contact"}, 0),
    Look(-4, "02:00", NOBODY, "", Kind.BACKUP, {"what": "done", "entries": 212}),
    Look(-4, "09:40", ZHENG, INSIDE, Kind.REVEALED, {"voice": "1", "field": "phone", "reason": "follow_up"}, 1),
    Look(-4, "10:05", WU, INSIDE, Kind.REVEALED, {"voice": "1", "field": "name", "reason": "follow_up"}, 2),
    Look(-3, "08:36", NOBODY, PROPERTY, Kind.SIGN_IN_FAILED, {"failures": 1}),
    Look(-3, "08:37", LIU, PROPERTY, Kind.SIGNED_IN, {"how": "password"}),
    Look(-3, "14:20", LIU, PROPERTY, Kind.REFUSED, {"what": "door", "page": "exchange:imports"}),
    Look(-2, "09:03", LI, COUNTER, Kind.EXPORTED, {"what": "ledger-xlsx", "narrowed": ["community", "lamp"]}),
    Look(-2, "11:18", SUN_XIAO, COUNTER, Kind.REVEALED, {"voice": "1", "field": "address", "reason": "on_site"}, 3),
    Look(-1, "02:00", NOBODY, "", Kind.BACKUP, {"what": "done", "entries": 236}),
    Look(-1, "15:47", ZHOU, INSIDE, Kind.PRINTED, {"what": "file"}, 4),
    Look(-1, "17:32", LI, COUNTER, Kind.SIGNED_OUT, {}),
)  # fmt: skip


def note_looks(company: Company, issues: Sequence[Issue], clock: Clock) -> None:
    """Write `LOOKS` into the audit, in their order."""
    for look in LOOKS:
        actor = company.actors.get(look.who)
        by = Doer(actor.id if actor else "", look.came_from)
        about = issues[look.matter].number if look.matter is not None else ""
        write(look.kind, by, about, look.details, clock.at((look.day, look.time)))

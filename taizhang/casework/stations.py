"""The stations of an issue's way (登记 … 销号): who passed each, when, and where it stands."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Entry, Issue
from taizhang.core.vocabulary import Status
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Step
from taizhang.web.happenings import clock_time
from taizhang.web.naming import Naming
from taizhang.web.wording import small_line, word

# How many stations lie behind an issue of each status on the main way.
BEHIND = {
    Status.REGISTERED: 1,
    Status.ACCEPTED: 1,
    Status.DISPATCHED: 2,
    Status.IN_PROGRESS: 2,
    Status.HANDLED: 3,
    Status.VERIFIED: 4,
    Status.STRUCK_OFF: 6,
}


def stations(file: IssueFile, known: Naming) -> tuple[Step, ...]:
    """Return the stations in order."""
    issue = file.issue
    standing = [entry for entry in file.entries if entry.seq in file.stands]
    marks = _marks(standing, known)
    # What is parked stands where it stood, and waits there.
    status = issue.deferral.was if issue.deferral else issue.status
    if status not in BEHIND or issue.to_confirm:
        stage = _("待确认") if issue.to_confirm else word(issue.status)
        last = _mark(standing[-1], known)
        begun = Step(_("登记"), marks["registered"], "done")
        return (begun, Step(stage, "" if issue.to_confirm else last, "now"))
    behind = BEHIND[status]
    return tuple(
        Step(name, marks[key] if place < behind else _ahead(key, issue, known), state)
        for place, (key, name) in enumerate(_names())
        for state in [_state(place, behind)]
    )


def _names() -> tuple[tuple[str, str], ...]:
    return (
        ("registered", _("登记")),
        ("dispatched", _("受理派办")),
        ("handled", _("办理")),
        ("checked", _("核验")),
        ("asked", _("回访")),
        ("struck", _("销号")),
    )


def _state(place: int, behind: int) -> str:
    if place < behind:
        return "done"
    return "now" if place == behind else "ahead"


def _marks(standing: Iterable[Entry], known: Naming) -> dict[str, str]:
    """Return who passed each station last, and when."""
    passed = {
        "registered": (ev.IssueRegistered, ev.IssueCarriedOver),
        "dispatched": (ev.IssueAccepted, ev.IssueDispatched),
        "handled": (ev.HandlingReported,),
        "checked": (ev.VerificationPassed,),
        "asked": (ev.FollowUpRecorded, ev.OutcomePosted, ev.ObjectionRuled),
        "struck": (ev.IssueStruckOff,),
    }
    marks = dict.fromkeys(passed, "")
    for entry in standing:
        for key, kinds in passed.items():
            if isinstance(entry.event, kinds):
                marks[key] = _mark(entry, known)
    return marks


def _mark(entry: Entry, known: Naming) -> str:
    return f"{clock_time(entry.at, known.now)} {known.person(entry.actor)}"


def _ahead(key: str, issue: Issue, known: Naming) -> str:
    """Return what is waited for at a station that is not passed."""
    now = {
        "dispatched": small_line(issue.status) or word(issue.status),
        "handled": _handling(issue, known),
        "checked": _("须换人核验"),
        "asked": _("先问过反映人"),
        "struck": "",
    }
    return now[key]


def _handling(issue: Issue, known: Naming) -> str:
    if issue.deferral is not None:
        return word(issue.status)
    if issue.status is Status.DISPATCHED:
        return small_line(issue.status)
    if issue.status is not Status.IN_PROGRESS:
        return ""
    name = known.person(issue.handler) if issue.handler else known.unit(issue.unit)
    again = issue.rework_count or issue.reopened_count
    words = _("%(name)s 正在重办") if again else _("%(name)s 正在办")
    return words % {"name": name}

"""Who is told of what somebody just did, so that the next step is not waited for in vain.

By the entry itself and the row it left: whoever did it is never told of it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.pressing import Matter, Notice, Staff, What, hands, turn
from taizhang.core.vocabulary import IN_HAND, OPEN, Duty, FollowUpOutcome, Status

# What a resident only learns from a person: their paper shows it, but who looks there?
UNTOLD = (ev.IssueDeclined, ev.IssueReferred)


def after(entry: Entry, matter: Matter, staff: Staff) -> Iterator[Notice]:
    """Yield who is to be told of `entry`, which left `matter` as it is."""
    said = TOLD.get(type(entry.event))
    if said is None or not _matters(entry.event) or not _still(entry.event, matter):
        return
    what, whom = said
    # Told of what they did themselves people soon stop reading.
    for to in staff.told(whom(entry.event, matter, staff), matter):
        if to not in entry.workers:
            mark = str(entry.n)
            yield Notice(to, what, entry.case, mark, entry.at, matter.urgent, entry.n)


def _still(event: ev.Event, matter: Matter) -> bool:
    """Return whether there is still to be done what `event` asks for.

    Whoever is told late, of three days at once, is not sent after what is over.
    """
    return matter.status in STILL.get(type(event), OPEN)


def _matters(event: ev.Event) -> bool:
    """Return whether somebody has to do something on account of `event`."""
    match event:
        case ev.FollowUpRecorded(outcome=outcome):
            return outcome is FollowUpOutcome.NOT_SOLVED
        case ev.ObjectionRuled(upheld=upheld):
            return upheld
        case _:
            return True


Whom = Callable[[ev.Event, Matter, Staff], Iterable[str]]


def _handling(_event: ev.Event, matter: Matter, staff: Staff) -> Iterable[str]:
    return hands(matter.looked, staff)


def _whose_turn(_event: ev.Event, matter: Matter, staff: Staff) -> Iterable[str]:
    return turn(matter, staff)


def _supervised(event: ev.Event, matter: Matter, staff: Staff) -> Iterable[str]:
    assert isinstance(event, ev.IssueSupervised)
    return (*hands(matter.looked, staff), event.leader)


def _holding(*duties: Duty) -> Whom:
    return lambda _event, _matter, staff: staff.holding(*duties)


# In which statuses that is so, where it is not as long as a matter is open.
STILL: Mapping[type[ev.Event], Collection[Status]] = {
    ev.IssueDispatched: IN_HAND,
    ev.DispatchReturned: {Status.ACCEPTED},
    ev.VerificationFailed: IN_HAND,
    ev.FollowUpRecorded: IN_HAND,
    ev.ObjectionRuled: IN_HAND,
    ev.IssueReopened: IN_HAND,
    # Of these people hear whatever came after.
    ev.VerificationPassed: frozenset(Status),
    ev.ObjectionRaised: frozenset(Status),
}
TOLD: Mapping[type[ev.Event], tuple[What, Whom]] = {
    ev.IssueDispatched: (What.GIVEN, _handling),
    ev.DispatchReturned: (What.RETURNED, _holding(Duty.DISPATCH)),
    ev.ExtensionAsked: (What.TIME_ASKED, _holding(Duty.APPROVE, Duty.RULE)),
    ev.DeferralAsked: (What.PARKING_ASKED, _holding(Duty.RULE)),
    ev.VoidAsked: (What.VOID_ASKED, _holding(Duty.APPROVE)),
    ev.ExtensionDecided: (What.DECIDED, _handling),
    ev.DeferralDecided: (What.DECIDED, _handling),
    ev.IssueSupervised: (What.SUPERVISED, _supervised),
    ev.ReminderSent: (What.HURRIED, _whose_turn),
    ev.VerificationPassed: (What.PASSED, _handling),
    ev.VerificationFailed: (What.SENT_BACK, _handling),
    ev.FollowUpRecorded: (What.SENT_BACK, _handling),
    ev.ObjectionRuled: (What.SENT_BACK, _handling),
    ev.IssueReopened: (What.SENT_BACK, _handling),
    ev.ObjectionRaised: (What.OBJECTED, _holding(Duty.RULE, Duty.FOLLOW_UP)),
}

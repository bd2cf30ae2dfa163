"""Events by what they are about, and by what they ask of whoever decides next."""

from typing import get_args

from taizhang.core import events as ev
from taizhang.core.pair_events import PairEvent

IntakeEvent = (
    ev.ImportConfirmed
    | ev.ImportWithdrawn
    | ev.VoiceAdded
    | ev.WordsAdded
    | ev.SpokenFor
    | ev.IssueAccepted
    | ev.IssueDeclined
    | ev.IssueReferred
)
HandlingEvent = (
    ev.IssueDispatched
    | ev.TaskTakenUp
    | ev.DispatchReturned
    | ev.ProgressRecorded
    | ev.ReminderSent
    | ev.ComplainedOfNamed
    | ev.EvidenceAdded
    | ev.HandlingReported
    | ev.RootCauseRecorded
)
ClosingEvent = (
    ev.VerificationPassed
    | ev.VerificationFailed
    | ev.FollowUpRecorded
    | ev.OutcomePosted
    | ev.ObjectionRuled
    | ev.IssueStruckOff
    | ev.IssueReopened
    | ev.LookBackRecorded
)
RightingEvent = (
    ev.IssueCorrected | ev.VoidAsked | ev.VoidDecided | ev.TextWithdrawn | PairEvent
)

# What came in between and changes nothing for somebody who is deciding.
HARMLESS = (
    ev.VoiceAdded,
    ev.SpokenFor,
    ev.EvidenceAdded,
    ev.ProgressRecorded,
    ev.ReminderSent,
    ev.ClockRecounted,
    ev.IssueSupervised,
    ev.SupervisionLifted,
    ev.SecondLookDrawn,
    ev.SecondLookRecorded,
)
# What a person cannot take back within thirty seconds: others hold a paper of it, or it
# stands in two issues at once, or the calendar says so of many.
STAYS = (
    ev.IssueRegistered,
    ev.IssueCarriedOver,
    ev.ImportWithdrawn,
    ev.VoiceAdded,
    ev.IssueStruckOff,
    ev.LookBackRecorded,
    ev.VoidDecided,
    ev.TextWithdrawn,
    ev.ClockRecounted,
    ev.SecondLookDrawn,
    ev.SecondLookRecorded,
    *get_args(PairEvent),
)

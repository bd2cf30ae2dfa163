"""A strike-off looked at once more by somebody from outside (抽看): drawn, and answered.

A stranger's “no” reopens nothing: it brings the day of looking back (回头看) to today, and
whoever looks then decides by the rules of that. It is counted all the same.
"""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.issue import Entry, Issue, Lots
from taizhang.core.refusals import Refusal
from taizhang.core.second_look_events import SecondLookEvent
from taizhang.core.texts import check_text
from taizhang.core.vocabulary import SecondLook


def draw(
    issue: Issue, command: co.DrawSecondLook, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that lots fell on a strike-off; no person can say so."""
    hearing.asks.require(not hearing.by.unit, Refusal.DRAWN_BY_LOTS)
    hearing.asks.require(command.struck_off > issue.lots.last, Refusal.ALREADY_DRAWN)
    hearing.asks.settle()
    return (
        ev.SecondLookDrawn(
            size=command.size,
            root=command.root,
            share=command.share,
            rests=(command.struck_off,),
        ),
    )


def record(
    issue: Issue, command: co.RecordSecondLook, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of what was answered: once for each that was drawn."""
    asks = hearing.asks
    asks.require(not hearing.people & issue.handlers, Refusal.OWN_WORK)
    asks.require(issue.lots.open > 0, Refusal.NOT_DRAWN)
    missing = check_text(command.missing, asks)
    asks.settle()
    return (
        ev.SecondLookRecorded(
            answer=command.answer,
            looked=command.looked,
            as_told=command.as_told,
            missing=missing,
        ),
    )


def is_for_outsiders(issue: Issue) -> bool:
    """Return whether somebody from outside may be asked: not where a unit is complained of.

    Neighbours would guess who complained of whom.
    """
    return not issue.complained_of


def struck(issue: Issue, seq: int) -> Issue:
    """Return `issue`, struck off by the entry `seq` (0: it is back), as lots will see it."""
    return replace(issue, lots=replace(issue.lots, struck=seq, open=0))


def after(issue: Issue, entry: Entry, event: SecondLookEvent) -> Issue:
    """Return `issue` with what `event` says."""
    if isinstance(event, ev.SecondLookDrawn):
        return replace(issue, lots=_drawn(issue.lots, max(event.rests)))
    lots, answer = issue.lots, event.answer
    told = replace(
        lots,
        open=0,
        held_count=lots.held_count + (answer is SecondLook.HELD),
        failed_count=lots.failed_count + (answer is SecondLook.FAILED),
        unreached_count=lots.unreached_count + (answer is SecondLook.UNREACHED),
    )
    look = entry.day if answer is SecondLook.FAILED else issue.look_back_on
    return replace(issue, lots=told, look_back_on=look)


def _drawn(lots: Lots, seq: int) -> Lots:
    # What is back already need not be asked about; that it was drawn is told all the same.
    still = seq if seq == lots.struck else 0
    return replace(lots, last=seq, open=still, drawn_count=lots.drawn_count + 1)

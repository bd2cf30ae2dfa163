"""From the form to the book: check, call back and strike off in one act.

没解决 sends a matter back the moment it is written down, and nothing can follow it. So it is
written last; that others said so too is noted there, without their words: those are theirs.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core.closing import concluded_against
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import CheckMethod, FollowUpOutcome
from taizhang.verification.forms import SEND_BACK, STRIKE_OFF, CheckForm


def commands_of(form: CheckForm, issue: Issue) -> tuple[co.Command, ...]:
    """Return what `form` asks to be done with `issue`, in the order it can be done."""
    return tuple(_in_order(form, issue))


def _in_order(form: CheckForm, issue: Issue) -> Iterator[co.Command]:
    said = form.cleaned_data
    if "method" in said:
        yield co.RecordVerification(
            passed=form.act != SEND_BACK,
            method=CheckMethod(said["method"]),
            finding=form.found,
            alike=said.get("alike", ""),
        )
    if form.act == SEND_BACK:
        return
    if said.get("where"):
        yield co.PostOutcome(where=said["where"])
    unsolved = form.unsolved
    for voice in form.voices:
        outcome = form.outcome(voice)
        if outcome is not None and voice not in unsolved:
            yield _follow_up(voice, outcome, form.answer(voice))
    yield from _unsolved_answers(form, issue, unsolved)
    if form.act == STRIKE_OFF and not unsolved:
        yield co.StrikeOff()


def _unsolved_answers(
    form: CheckForm, issue: Issue, unsolved: list[Voice]
) -> Iterator[co.Command]:
    outcome = FollowUpOutcome.NOT_SOLVED
    if concluded_against(issue):
        # These stand side by side as objections, until a leader rules on each.
        for voice in unsolved:
            yield _follow_up(voice, outcome, form.answer(voice))
    elif unsolved:
        first, *others = unsolved
        also = _("另有 %(count)d 位反映人也说没解决。") % {"count": len(others)}
        told = [form.answer(first), also if others else ""]
        yield _follow_up(first, outcome, "\n".join(filter(None, told)))


def _follow_up(voice: Voice, outcome: FollowUpOutcome, answer: str) -> co.RecordFollowUp:
    return co.RecordFollowUp(
        voice=voice.ordinal, of=voice.case, outcome=outcome, answer=answer
    )

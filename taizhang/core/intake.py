"""Deciding what comes in: registering, carrying over, voices, taking on or not."""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import deadline, no_later
from taizhang.core.facts import Hearing
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.texts import NUMBER_MAX, SUMMARY_MAX, WORDS_MAX, check_needed, check_text
from taizhang.core.ways import Way, check_way


def register(command: co.RegisterIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the first entry of a new issue. Its acceptance clock begins now."""
    asks, facts = hearing.asks, hearing.facts
    raised = command.happened_at or hearing.at
    summary = check_needed(command.summary, Refusal.SUMMARY_MISSING, asks, most=SUMMARY_MAX)
    words = check_text(command.words, asks, most=WORDS_MAX)
    told = _who_and_where(command, hearing)
    their_number = check_text(command.their_number, asks, most=NUMBER_MAX)
    spoken_for = _spoken_for(command, 1, hearing)
    asks.require(raised <= hearing.at, Refusal.HAPPENED_LATER)
    asks.require(facts.standard is not None, Refusal.CATEGORY_UNKNOWN)
    asks.require(not facts.receipt_held, Refusal.RECEIPT_HELD)
    asks.require(not facts.their_number_held, Refusal.THEIR_NUMBER_HELD)
    by_resident = not hearing.by.unit
    way = None if by_resident else facts.way
    # Residents may say as little as they like.
    if not by_resident:
        check_way(command, way, asks)
    asks.settle()
    assert facts.standard is not None
    ours = deadline(hearing.at, facts.standard.acceptance, facts.calendar)
    return (
        ev.IssueRegistered(
            policy=facts.standard.policy,
            voice=0 if command.found_by_staff else 1,
            anonymous=not command.found_by_staff and _nameless(told),
            number=facts.number,
            channel=way.channel if way else command.channel,
            nature=command.nature,
            category=command.category,
            urgency=command.urgency,
            community=command.community,
            place=command.place,
            happened_at=raised,
            by_resident=by_resident,
            **_way_in(way),
            their_number=their_number,
            their_due=command.their_due,
            standard=facts.standard,
            accept_by=no_later(ours, command.their_due, facts.calendar),
            earlier_count=facts.earlier_count,
            summary=summary,
            words=words,
            **told,
            receipt="" if command.found_by_staff else command.receipt or facts.receipt,
        ),
        *spoken_for,
    )


def _way_in(way: Way | None) -> dict[str, str]:
    """Return what is written of the way in: only what says more than the channel does."""
    if way is None:
        return {}
    own = way.code if way.code != way.channel.value else ""
    return {"way": own, "first_contact": way.first_contact}


def carry_over(command: co.CarryOver, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the first entry of an imported row. No clock runs; nothing is struck off."""
    asks, facts = hearing.asks, hearing.facts
    raised = command.happened_at or hearing.at
    summary = check_needed(command.summary, Refusal.SUMMARY_MISSING, asks, most=SUMMARY_MAX)
    words = check_text(command.words, asks, most=WORDS_MAX)
    result = check_text(command.result, asks, most=WORDS_MAX)
    remarks = check_text(command.remarks, asks, most=WORDS_MAX)
    told = _who_and_where(command, hearing)
    unit_text = check_text(command.unit_text, asks, most=SUMMARY_MAX)
    old_number = check_text(command.old_number, asks, most=SUMMARY_MAX)
    asks.require(raised <= hearing.at, Refusal.HAPPENED_LATER)
    asks.require(facts.standard is not None, Refusal.CATEGORY_UNKNOWN)
    asks.settle()
    assert facts.standard is not None
    return (
        ev.IssueCarriedOver(
            policy=facts.standard.policy,
            finished=command.finished,
            voice=1,
            anonymous=_nameless(told),
            number=facts.number,
            batch=command.batch,
            source=command.source,
            old_number=old_number,
            channel=command.channel,
            nature=command.nature,
            category=command.category,
            urgency=command.urgency,
            community=command.community,
            place=command.place,
            unit_text=unit_text,
            happened_at=raised,
            finished_on=command.finished_on,
            standard=facts.standard,
            summary=summary,
            words=words,
            result=result,
            **told,
            remarks=remarks,
            receipt=facts.receipt,
        ),
    )


def _who_and_where(
    command: co.RegisterIssue | co.CarryOver, hearing: Hearing
) -> dict[str, str]:
    return {
        name: check_text(getattr(command, name), hearing.asks, most=SUMMARY_MAX)
        for name in ("place_text", "reporter", "phone")
    }


def _nameless(told: dict[str, str]) -> bool:
    """Return whether nobody could be called back: neither a name nor a number was left."""
    return not (told["reporter"] or told["phone"])


def confirm_imported(
    issue: Issue, _command: co.ConfirmImported, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that makes an imported open row live."""
    hearing.asks.require(issue.to_confirm, Refusal.NOT_IN_THIS_STATUS)
    hearing.asks.settle()
    clock = deadline(hearing.at, issue.standard.acceptance, hearing.facts.calendar)
    return (ev.ImportConfirmed(accept_by=clock),)


def withdraw_import(
    issue: Issue, command: co.WithdrawImport, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry that takes an imported row back, if nobody touched it since."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    asks.require(issue.imported and issue.n == 1, Refusal.IMPORT_TOUCHED)
    asks.settle()
    return (ev.ImportWithdrawn(reason=reason),)


def _spoken_for(
    command: co.RegisterIssue | co.AddVoice, voice: int, hearing: Hearing
) -> tuple[ev.Event, ...]:
    told_by = check_text(command.told_by, hearing.asks, most=SUMMARY_MAX)
    return (ev.SpokenFor(voice=voice, told_by=told_by),) if told_by else ()


def add_voice(issue: Issue, command: co.AddVoice, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of one more resident, who gets a receipt of their own."""
    asks = hearing.asks
    spoken_for = _spoken_for(command, issue.next_voice, hearing)
    asks.require(not hearing.facts.receipt_held, Refusal.RECEIPT_HELD)
    words = check_text(command.words, asks, most=WORDS_MAX)
    reporter = check_text(command.reporter, asks, most=SUMMARY_MAX)
    phone = check_text(command.phone, asks, most=SUMMARY_MAX)
    asks.settle()
    return (
        ev.VoiceAdded(
            voice=issue.next_voice,
            anonymous=not (reporter or phone),
            channel=command.channel,
            words=words,
            reporter=reporter,
            phone=phone,
            receipt=command.receipt or hearing.facts.receipt,
        ),
        *spoken_for,
    )


def add_words(issue: Issue, command: co.AddWords, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of what a resident adds; whoever decides next has to see it."""
    asks = hearing.asks
    voice = issue.voice(command.voice, command.of)
    asks.require(voice is not None and command.voice > 0, Refusal.VOICE_UNKNOWN)
    words = check_needed(command.words, Refusal.WORDS_MISSING, asks, most=WORDS_MAX)
    asks.settle()
    return (ev.WordsAdded(voice=command.voice, of=command.of, words=words),)


def accept(
    issue: Issue, _command: co.AcceptIssue, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of taking the matter on. The handling clock begins now."""
    hearing.asks.settle()
    return (ev.IssueAccepted(handle_by=hearing.clock(issue, issue.standard.handling)),)


def decline(
    _issue: Issue, command: co.DeclineIssue, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of not taking it on; the resident is told why and who can help."""
    why = check_needed(command.explanation, Refusal.REASON_MISSING, hearing.asks)
    hearing.asks.settle()
    return (ev.IssueDeclined(reason=command.reason, explanation=why),)


def refer(_issue: Issue, command: co.ReferIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry of sending it to the body whose matter it is."""
    to = check_needed(command.to, Refusal.UNIT_MISSING, hearing.asks, most=SUMMARY_MAX)
    why = check_needed(command.explanation, Refusal.REASON_MISSING, hearing.asks)
    hearing.asks.settle()
    return (ev.IssueReferred(to=to, explanation=why),)

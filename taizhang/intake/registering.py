"""From the form to the book: one click is one act, however many commands it takes."""

from typing import Any

from taizhang.core import commands as co
from taizhang.core.taking_on import before_dispatching
from taizhang.core.vocabulary import (
    Actor,
    EvidenceKind,
    Nature,
    Status,
    Urgency,
)
from taizhang.intake.forms import RegisterForm
from taizhang.ledger import book
from taizhang.ledger.writing import Done
from taizhang.web.acting import submitted


def registered(form: RegisterForm, by: Actor, *, dispatch: bool) -> Done | None:
    """Put the matter on the ledger, and if wanted take it on and give it to a unit.

    None where it is refused; `form` says why.
    """
    said = form.cleaned_data
    commands: list[co.Command] = [_registration(form), *_photos(said)]
    if dispatch:
        given = co.DispatchIssue(unit=said["unit"], handler=said["handler"])
        commands += [*before_dispatching(Status.REGISTERED), given]
    return submitted(form, "", "", commands, by)


def settled(form: RegisterForm, by: Actor) -> Done | None:
    """Put on the ledger what was settled while the resident was there (当场办结).

    All in one act, with what was done; somebody else still looks at it. None as above.
    """
    said = form.cleaned_data
    taken = co.DispatchIssue(unit=by.unit, handler=by.id)
    done = co.SettleOnTheSpot(
        conclusion=said["conclusion"], result=said["result"], shown=said["after_photos"]
    )
    begun = [_registration(form), *_photos(said), *before_dispatching(Status.REGISTERED)]
    return submitted(form, "", "", [*begun, taken, done], by)


def linked(form: RegisterForm, by: Actor, number: str) -> Done | None:
    """Add the resident to the issue `number`, with photos. None as in `registered`.

    Raises:
        NoSuchIssue: no issue bears the number.
    """
    said = form.cleaned_data
    voice = co.AddVoice(
        words=said["words"] or said["summary"],
        reporter=said["reporter"],
        phone=said["phone"],
        told_by=said["told_by"],
        channel=form.ways.channel(said["channel"]),
    )
    return submitted(form, number, book.case_of(number), [voice, *_photos(said)], by)


def _registration(form: RegisterForm) -> co.RegisterIssue:
    said = form.cleaned_data
    where = form.gazetteer.whereabouts(said["place_text"], said["community"])
    return co.RegisterIssue(
        summary=said["summary"],
        words=said["words"],
        channel=form.ways.channel(said["channel"]),
        way=said["channel"],
        nature=Nature(said["nature"]),
        category=said["category"],
        urgency=Urgency(said["urgency"]),
        community=where.community,
        place=where.place,
        place_text=said["place_text"],
        reporter=said["reporter"],
        phone=said["phone"],
        told_by=said["told_by"],
        found_by_staff=said["found_by_staff"],
        happened_at=said["happened_at"],
        their_number=said["their_number"],
        their_due=said["their_due"],
    )


def _photos(said: dict[str, Any]) -> list[co.AddEvidence]:
    return [
        co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256=sha256)
        for sha256 in said["photos"]
    ]

"""Writing a visit down at the desk: the visit, and the matter that came of it, together."""

import datetime as dt

from django.db import transaction

from taizhang.core.visiting import Kind, Outcome
from taizhang.core.vocabulary import Actor
from taizhang.fieldwork.raising import Found, registration
from taizhang.fieldwork.recording import Visited, record
from taizhang.fieldwork.rounds import StopShown
from taizhang.ledger import book
from taizhang.visits.forms import VisitForm


def gone(
    form: VisitForm, at_stop: StopShown, kind: Kind, by: Actor, at: dt.datetime
) -> str:
    """Write down what `form` says; return the number of the matter, "" for none.

    Raises:
        Refused, KeyReused: as `book.submit`; nothing was written.
    """
    said = form.cleaned_data
    kind = kind if at_stop.household else Kind.INSPECTION
    visited = Visited(
        key=str(said["key"]),
        kind=kind,
        outcome=said["outcome"],
        happened_at=at,
        stop=at_stop.key,
        words=said["words"],
        ticks=tuple(said.get("ticks") or ()),
    )
    with transaction.atomic():
        if said["outcome"] is not Outcome.MATTER:
            record(visited, by.id, at)
            return ""
        found = Found(
            category=said["category"],
            kind=kind,
            happened_at=at,
            words=said["words"],
            stop=at_stop,
            by_themselves=bool(said.get("by_themselves")),
        )
        issue = book.submit("", registration(found), by=by, at=at, sent=form.sent).issue
        record(visited, by.id, at, case=issue.case)
    return issue.number

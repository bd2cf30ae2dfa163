"""The receipts that this browser was given, held sealed until its session ends.

Pages show them by POST-redirect-GET, so no number ever stands in an address.
"""

from dataclasses import asdict
from typing import Any, Final

from django.contrib.sessions.backends.base import SessionBase

from taizhang.gate.reports import Report
from taizhang.gate.taking import Taken
from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable

RECEIPTS: Final = "reporting:receipts"
FORMS: Final = "reporting:forms"
MOST: Final = 10
_ENVELOPE: Final = Envelope("session", "reporting:receipts")


def remember(session: SessionBase, taken: Taken) -> None:
    """Hold what was taken in, the latest first; the same receipt once."""
    earlier = [each for each in receipts(session) if each.receipt != taken.receipt]
    held = [asdict(each) for each in (taken, *earlier)][:MOST]
    session[RECEIPTS] = as_text(_ENVELOPE.sealed_json(held))


def receipts(session: SessionBase) -> tuple[Taken, ...]:
    """Return what was taken in from this browser, the latest first."""
    try:
        held: list[dict[str, Any]] = _ENVELOPE.opened_json(from_text(session[RECEIPTS]))
    except (KeyError, Unreadable):
        return ()
    return tuple(Taken(**each) for each in held)


def same_form(session: SessionBase, report: Report) -> str:
    """Return the key under which this browser sent the same words before, else its own.

    Two tabs have two keys; whoever presses in both means one matter.
    """
    known: dict[str, str] = session.get(FORMS, {})
    return known.get(report.sent.fingerprint, report.key)


def note_form(session: SessionBase, report: Report) -> None:
    """Remember under which key these words were sent."""
    known: dict[str, str] = session.get(FORMS, {})
    said = {**known, report.sent.fingerprint: report.key}
    session[FORMS] = dict([*said.items()][-MOST:])

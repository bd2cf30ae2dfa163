"""What was done on several matters, told matter by matter: news, or what somebody missed."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.clocks import Calendar
from taizhang.core.issue import Entry
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Changed, Happening
from taizhang.web import lamps, titles
from taizhang.web.addresses import issue_url
from taizhang.web.happenings import clock_time
from taizhang.web.naming import Naming
from taizhang.web.sayings import saying


def changes(
    entries: Sequence[Entry], rows: Mapping[str, Row], known: Naming, days: Calendar
) -> tuple[Changed, ...]:
    """Return `entries`, the latest first, under their matters."""
    by_case: dict[str, list[Entry]] = {}
    for entry in entries:
        by_case.setdefault(entry.case, []).append(entry)
    return tuple(
        _changed(rows[case], several, known, days)
        for case, several in by_case.items()
        if case in rows
    )


def people_in(entries: Iterable[Entry]) -> set[str]:
    """Return the pseudonyms that have to be named where `entries` are told."""
    found: set[str] = set()
    for entry in entries:
        found |= entry.workers
        if isinstance(entry.event, ev.IssueDispatched):
            found.add(entry.event.handler)
    return found


def _changed(row: Row, entries: list[Entry], known: Naming, days: Calendar) -> Changed:
    return Changed(
        label=numbers.label(row.number),
        url=issue_url(row.number),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, known.now, days),
        happenings=tuple(
            _told(list(act), known) for _act, act in groupby(entries, key=_act_of)
        ),
    )


def _act_of(entry: Entry) -> tuple[str, int]:
    return entry.actor, entry.step


def _told(act: list[Entry], known: Naming) -> Happening:
    """Return what was done at once as one line, in the order in which it was done."""
    words = [saying(entry.event, known) for entry in reversed(act)]
    last = act[0]
    return Happening(
        at=clock_time(last.at, known.now),
        at_exact=last.at.isoformat(),
        icon=words[-1].icon,
        who=known.doer(last),
        said=_("；").join(word.said for word in words),
        tone=words[-1].tone,
        note=words[-1].note,
    )

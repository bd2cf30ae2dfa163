"""The facts that a decision needs, read inside the transaction that will stand on them."""

import datetime as dt

from taizhang.agreements.directory import listed, tags_of
from taizhang.core import commands as co
from taizhang.core.clocks import Limit, local_day
from taizhang.core.copying import replace
from taizhang.core.facts import Circumstances
from taizhang.core.independence import Checker, worked_on_by
from taizhang.core.issue import Issue
from taizhang.core.own_standards import Sort
from taizhang.core.standards import Standard
from taizhang.core.texts import tidy
from taizhang.core.vocabulary import Actor, ReturnReason, Urgency
from taizhang.core.ways import Way
from taizhang.files.keeping import claims_of
from taizhang.ledger import models, numbers, rows
from taizhang.ledger.likeness import alike_evidence
from taizhang.people.directory import checkers, is_community, works_here
from taizhang.people.rota import Rota, rota
from taizhang.places.calendar import calendar
from taizhang.places.directory import in_force, sort_of
from taizhang.ways.directory import way_of
from taizhang.ways.incidents import limit_of

RECURRENCE = dt.timedelta(days=365)
# Nothing is registered before it happens: saying so lets the index begin at that day. A
# new matter has no case yet, and without that condition the index alone is read.
EARLIER = """
SELECT COUNT(*) FROM ledger_standing
WHERE place = %s AND registered_at >= %s AND category = %s AND happened_at >= %s
AND status NOT IN ('void', 'merged')
"""
HELD = """
SELECT 1 FROM ledger_standing WHERE their_number = %s AND their_number > ''
AND channel = %s AND status <> 'void' LIMIT 1
"""
BUT_ITSELF = ' AND "case" <> %s'


class Facts:
    """What is asked of the office's tables, each once for one transaction."""

    def __init__(self) -> None:
        found = in_force()
        self._in_force = found
        self.calendar = calendar(found.calendar)
        self._categories: dict[str, Sort | None] = {}
        self._rotas: dict[dt.date, Rota] = {}

    def standing_in(self, by: Actor, at: dt.datetime) -> Actor:
        """Return `by` with those they stand in for at the time, whatever a page was told."""
        day = local_day(at)
        if day not in self._rotas:
            self._rotas[day] = rota(day)
        covers = self._rotas[day].covers(by.id)
        return by if covers == by.covers else replace(by, covers=covers)

    def of(
        self, issue: Issue | None, command: co.Command, by: Actor, at: dt.datetime
    ) -> Circumstances:
        """Return the circumstances of `command` on `issue`; numbers are added by the book."""
        brought = _brought(command)
        return Circumstances(
            calendar=self.calendar,
            standard=self._standard(issue, command, at),
            earlier_count=_earlier_count(issue, command, at),
            used_elsewhere=_used_elsewhere(issue, command),
            claims={} if by.resident else claims_of(brought),
            alike=alike_evidence(issue, brought),
            checkers=_checkers(issue, command, by),
            receipt_held=_receipt_held(command),
            tags=_tags(command, by, at),
            listed=_listed(issue, command, by),
            way=_way(command),
            their_number_held=_their_number_held(command),
            incident=_incident(command),
        )

    def _standard(
        self, issue: Issue | None, command: co.Command, at: dt.datetime
    ) -> Standard | None:
        """Return the standard of the category and urgency that `command` leads to."""
        if not isinstance(command, co.RegisterIssue | co.CarryOver | co.CorrectIssue):
            return None
        category, urgency = command.category, command.urgency
        if issue is not None and category is None and urgency is None:
            return issue.standard
        code = category or (issue.category if issue else "")
        sort = self._sort(code)
        if sort is None:
            return None
        wanted = urgency or (issue.urgency if issue else Urgency.ORDINARY)
        return self._in_force.standards(at).standard(sort, wanted, code)

    def _sort(self, code: str) -> Sort | None:
        if code not in self._categories:
            self._categories[code] = sort_of(code)
        return self._categories[code]


def _earlier_count(issue: Issue | None, command: co.Command, at: dt.datetime) -> int:
    """Return how often this kind of matter came up at this place in the year before `at`.

    A place is a building, an estate or the like; what has none is not counted together.
    """
    if not isinstance(command, co.RegisterIssue | co.CorrectIssue):
        return 0
    place = command.place or (issue.place if issue else "")
    category = command.category or (issue.category if issue else "")
    if not place:
        return 0
    since = rows.prepared(models.Standing, "happened_at", at - RECURRENCE)
    asked = place, since, category, since
    if issue is None:
        return int(rows.value(EARLIER, *asked))
    return int(rows.value(EARLIER + BUT_ITSELF, *asked, issue.case))


def _brought(command: co.Command) -> tuple[str, ...]:
    """Return the hashes of the files that `command` brings as evidence."""
    match command:
        case co.AddEvidence(sha256=sha256) if sha256:
            return (sha256,)
        case co.SettleOnTheSpot(shown=shown):
            return shown
    return ()


def _used_elsewhere(issue: Issue | None, command: co.Command) -> frozenset[str]:
    brought = _brought(command)
    if not brought:
        return frozenset()
    uses = models.EvidenceUse.objects.filter(sha256__in=brought)
    others = uses.exclude(case=issue.case if issue else "")
    return frozenset(others.values_list("sha256", flat=True))


def _checkers(
    issue: Issue | None, command: co.Command, by: Actor
) -> tuple[Checker, ...] | None:
    """Return who could check it, where somebody of the unit itself does."""
    if issue is None or not isinstance(command, co.RecordVerification):
        return None
    own = by.units & worked_on_by(issue)
    return checkers() if own and command.passed else None


def _receipt_held(command: co.Command) -> bool:
    """Return whether somebody holds the receipt that `command` brings along."""
    if not isinstance(command, co.RegisterIssue | co.AddVoice) or not command.receipt:
        return False
    digest = numbers.receipt_hash(command.receipt)
    return models.Receipt.objects.filter(hash=digest).exists()


def _way(command: co.Command) -> Way | None:
    """Return by which of the office's ways a new matter comes in.

    Nobody answers for it who has left.
    """
    if not isinstance(command, co.RegisterIssue):
        return None
    way = way_of(command.way or command.channel.value)
    if way is None or not way.first_contact or works_here(way.first_contact):
        return way
    return replace(way, first_contact="")


def _their_number_held(command: co.Command) -> bool:
    """Return whether the order that `command` brings is on the ledger already.

    What was registered in error and is void does not count.
    """
    if not isinstance(command, co.RegisterIssue) or not command.their_number.strip():
        return False
    way = _way(command)
    channel = way.channel if way else command.channel
    held = rows.value(HELD, tidy(command.their_number), channel.value)
    return held is not None


def _incident(command: co.Command) -> Limit | None:
    """Return the limit of the incident that is joined; None where it does not go on."""
    if not isinstance(command, co.JoinIncident):
        return None
    return limit_of(command.incident)


def _tags(command: co.Command, by: Actor, at: dt.datetime) -> frozenset[str]:
    """Return what the unit of `by` agreed to, where that decides."""
    claims = isinstance(command, co.ClaimIssue)
    return tags_of(by.unit, local_day(at)) if claims else frozenset()


def _listed(issue: Issue | None, command: co.Command, by: Actor) -> str:
    """Return why the unit of `by` need not take the matter, where it says so and may."""
    says_so = (
        isinstance(command, co.ReturnDispatch)
        and command.reason is ReturnReason.OUTSIDE_COMMUNITY_LIST
    )
    if issue is None or not says_so or not is_community(by.unit):
        return ""
    return listed(issue.category)

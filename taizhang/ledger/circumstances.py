"""The facts that a decision needs, read inside the transaction that will stand on them."""

import datetime as dt

from taizhang.agreements.directory import listed, tags_of
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.copying import replace
from taizhang.core.facts import Circumstances
from taizhang.core.issue import Issue
from taizhang.core.standards import Standard, standard_for
from taizhang.core.vocabulary import Actor, ReturnReason, Urgency
from taizhang.ledger import models, numbers, rows
from taizhang.people.directory import is_community
from taizhang.people.rota import Rota, rota
from taizhang.places.calendar import calendar
from taizhang.places.directory import in_force, physical

RECURRENCE = dt.timedelta(days=365)
# Nothing is registered before it happens: saying so lets the index begin at that day. A
# new matter has no case yet, and without that condition the index alone is read.
EARLIER = """
SELECT COUNT(*) FROM ledger_standing
WHERE place = %s AND registered_at >= %s AND category = %s AND happened_at >= %s
AND status NOT IN ('void', 'merged')
"""
BUT_ITSELF = ' AND "case" <> %s'


class Facts:
    """What is asked of the office's tables, each once for one transaction."""

    def __init__(self) -> None:
        self._preset, version, self._look_back = in_force()
        self.calendar = calendar(version)
        self._categories: dict[str, bool | None] = {}
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
        return Circumstances(
            calendar=self.calendar,
            standard=self._standard(issue, command),
            earlier_count=_earlier_count(issue, command, at),
            used_elsewhere=_used_elsewhere(issue, command),
            receipt_held=_receipt_held(command),
            tags=_tags(command, by, at),
            listed=_listed(issue, command, by),
        )

    def _standard(self, issue: Issue | None, command: co.Command) -> Standard | None:
        """Return the standard of the category and urgency that `command` leads to."""
        if not isinstance(command, co.RegisterIssue | co.CarryOver | co.CorrectIssue):
            return None
        category, urgency = command.category, command.urgency
        if issue is not None and category is None and urgency is None:
            return issue.standard
        seen = self._physical(category or (issue.category if issue else ""))
        if seen is None:
            return None
        wanted = urgency or (issue.urgency if issue else Urgency.ORDINARY)
        return standard_for(self._preset, wanted, physical=seen, look_back=self._look_back)

    def _physical(self, code: str) -> bool | None:
        if code not in self._categories:
            self._categories[code] = physical(code)
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


def _used_elsewhere(issue: Issue | None, command: co.Command) -> frozenset[str]:
    match command:
        case co.AddEvidence(sha256=sha256) if sha256:
            brought: tuple[str, ...] = (sha256,)
        case co.SettleOnTheSpot(shown=brought) if brought:
            pass
        case _:
            return frozenset()
    uses = models.EvidenceUse.objects.filter(sha256__in=brought)
    others = uses.exclude(case=issue.case if issue else "")
    return frozenset(others.values_list("sha256", flat=True))


def _receipt_held(command: co.Command) -> bool:
    """Return whether somebody holds the receipt that `command` brings along."""
    if not isinstance(command, co.RegisterIssue | co.AddVoice) or not command.receipt:
        return False
    digest = numbers.receipt_hash(command.receipt)
    return models.Receipt.objects.filter(hash=digest).exists()


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

"""What a link leads to at this moment: a task, an offer, or nothing any more.

Everything is read with the eyes of the person whom the link is for, and only of its matter.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from taizhang.agreements.directory import tags_of
from taizhang.core.clocks import local_day
from taizhang.core.seeing import Reach, sight
from taizhang.core.vocabulary import Actor, Status
from taizhang.ledger.looking import looking
from taizhang.ledger.offers import Offer, offer_to
from taizhang.ledger.queries import IssueFile, issue_file, rows_of
from taizhang.people.identity import actor_of
from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.tokens import LINKS

# Once it is reported as done, there is still something to read; after that nothing.
STANDS = frozenset({Status.DISPATCHED, Status.IN_PROGRESS, Status.HANDLED, Status.VERIFIED})


@dataclass(frozen=True)
class Reached:
    """What `link` leads to: the matter's `file`, or only its `offer`; neither: it is over."""

    link: TaskLink
    by: Actor
    file: IssueFile | None = None
    offer: Offer | None = None

    @property
    def over(self) -> bool:
        """Whether the link leads nowhere any more."""
        return self.file is None and self.offer is None

    @property
    def number(self) -> str:
        """The ledger number of the matter, "" once it is over."""
        if self.file is not None:
            return self.file.row.number
        return self.offer.number if self.offer else ""

    @property
    def leads(self) -> bool:
        """Whether the person's unit leads, and does not just help."""
        return self.file is not None and self.file.issue.unit == self.by.unit


def link_at(token: str) -> TaskLink | None:
    """Return the link that `token` bears, over or not; None: there is none. One query."""
    key = LINKS.key_of(token)
    people = TaskLink.objects.select_related("person__unit", "person__role")
    return people.filter(key=key).first() if key else None


def reached(link: TaskLink, at: dt.datetime) -> Reached:
    """Return what `link` leads to at the instant `at`. Six queries at most."""
    by = actor_of(link.person)
    if not alive(link, at):
        return Reached(link, by)
    with seeing(by):
        row = rows_of([link.case]).get(link.case)
        if row is not None and row.status in STANDS:
            file = issue_file(row.number, at)
            if by.unit in {file.issue.unit, *file.issue.supporting}:
                return Reached(link, by, file=file)
    tags = tags_of(by.unit, local_day(at))
    return Reached(link, by, offer=offer_to(by.unit, tags, case=link.case))


def alive(link: TaskLink, at: dt.datetime) -> bool:
    """Return whether the link itself still counts, whatever became of its matter."""
    return link.withdrawn_at is None and at < link.expires_at and link.person.is_active


@contextmanager
def seeing(by: Actor) -> Iterator[None]:
    """Read the ledger as somebody of the handling unit does, while the block runs."""
    with looking(sight(Reach.UNIT, by.id, by.unit)):
        yield

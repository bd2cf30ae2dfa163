"""What somebody would leave behind: to be handed over before their account is closed."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import IN_HAND, Actor, Status
from taizhang.ledger import book, models
from taizhang.ledger.filtering import open_work
from taizhang.ledger.writing import Act
from taizhang.people.models import Holding, User
from taizhang.people.posts import holding_on
from taizhang.people.rota import forget_rota

# What is parked is somebody's too.
THEIRS = IN_HAND | {Status.DEFERRED}
AT_ONCE = 500


@dataclass(frozen=True)
class Outstanding:
    """What is somebody's: matters in hand and reported, posts, whom they stand in for.

    What is `reported` waits for others. `drafts` are nobody else's and go with the account.
    """

    in_hand: int = 0
    reported: int = 0
    posts: int = 0
    stands_in_for: int = 0
    drafts: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the account can be closed: nothing would be left without anybody."""
        return not (self.in_hand or self.posts or self.stands_in_for)


def outstanding(pseudonym: str, on: dt.date) -> Outstanding:
    """Return what the person behind `pseudonym` would leave behind. Three queries.

    Counted to the last matter, whoever asks: nobody may be the one who cannot see it.
    """
    theirs = models.Standing.whole.filter(open_work(), handler=pseudonym)
    matters = theirs.aggregate(
        in_hand=Count("pk", filter=Q(status__in=THEIRS)),
        reported=Count("pk", filter=~Q(status__in=THEIRS)),
    )
    people = User.objects.filter(pseudonym=pseudonym).annotate(
        covered=Count("stands_in_for", distinct=True),
        begun=Count("drafts", distinct=True),
    )
    covered, begun = people.values_list("covered", "begun").first() or (0, 0)
    posts = holding_on(on).filter(person__pseudonym=pseudonym).count()
    return Outstanding(**matters, posts=posts, stands_in_for=covered, drafts=begun)


def hand_over(leaver: User, to: User, by: Actor, at: dt.datetime) -> Outstanding:
    """Give everything of `leaver` to `to`, all of it or nothing; return what it was.

    Raises:
        Refused: a matter may not go to them; nothing was handed over.
    """
    with transaction.atomic():
        was = outstanding(leaver.pseudonym, local_day(at))
        _hand_over_matters(leaver.pseudonym, to, by, at)
        _hand_over_posts(leaver, to, local_day(at))
        # Nobody stands in for themselves.
        User.objects.filter(backup=leaver, pk=to.pk).update(backup=None)
        User.objects.filter(backup=leaver).update(backup=to)
    forget_rota()
    return was


def _hand_over_matters(leaver: str, to: User, by: Actor, at: dt.datetime) -> None:
    theirs = models.Standing.whole.filter(open_work(), handler=leaver)
    cases = list(
        theirs.filter(status__in=THEIRS).order_by("pk").values_list("case", flat=True)
    )
    command = co.HandOver(unit=to.unit.code, handler=to.pseudonym)
    for start in range(0, len(cases), AT_ONCE):
        acts = [Act(case, (command,), by, at) for case in cases[start : start + AT_ONCE]]
        for result in book.submit_many(acts):
            if isinstance(result, Refused):
                raise result


def _hand_over_posts(leaver: User, to: User, day: dt.date) -> None:
    for held in holding_on(day).filter(person=leaver):
        there = holding_on(day).filter(kind=held.kind, place=held.place, person=to)
        if not there.exists():
            # Their own words go along: what was promised to residents is still promised.
            said = {name: getattr(held, name) for name in ("hours", "duties", "pledge")}
            Holding.objects.create(
                kind=held.kind,
                place=held.place,
                person=to,
                phone=to.phone,
                shown=held.shown,
                since=day,
                **said,
            )
        held.until = day
        held.save(update_fields=["until"])

"""Whose business it is that somebody is away and nobody is there for them (没人在岗)."""

from django.utils.timezone import localdate

from taizhang.core.vocabulary import Actor, Duty
from taizhang.people.models import Unit
from taizhang.people.posts import holding_on
from taizhang.people.rota import gone_kept, rota_kept

LEADERS = frozenset({Duty.RULE, Duty.APPROVE})


def alone_before(by: Actor) -> tuple[str, ...]:
    """Return those of whom `by` must see that nobody is there for them, by pseudonym.

    The secretaries see all, those as well whose accounts are closed; whoever answers for
    the area of a unit (网格长, 社区书记) sees those of that unit. One query at most.
    """
    alone = rota_kept().alone
    if by.duties & LEADERS:
        return tuple(sorted({*(away.id for away in alone), *gone_kept()}))
    if not alone:
        return ()
    posts = holding_on(localdate()).filter(kind__leads=True, person__pseudonym=by.id)
    units = Unit.objects.filter(area__in=posts.values("place")).exclude(area="")
    led = set(units.values_list("code", flat=True))
    return tuple(away.id for away in alone if away.unit in led)

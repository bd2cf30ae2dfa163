"""Whether somebody is there today, who is there for them, and for whom they are."""

from django.urls import reverse

from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import Actor
from taizhang.desk.shown import Presence
from taizhang.people.models import User
from taizhang.people.rota import rota_kept
from taizhang.tongue import local
from taizhang.web import dates
from taizhang.web.naming import Naming


def people_in(by: Actor) -> set[str]:
    """Return who has to be named where the presence of `by` is told."""
    return {away.id for away in by.covers} | {rota_kept().there.get(by.id, "")} - {""}


def presence(user: User, by: Actor, unread: int | None, known: Naming) -> Presence:
    """Return what to tell somebody of their own presence.

    `unread`: the absence of which they have not read yet what was done in their place.
    """
    kept, backup = rota_kept(), user.backup
    until, there = kept.away.get(by.id), kept.there.get(by.id, "")
    return Presence(
        away_until=dates.day(until, local_day(known.now)) if until else "",
        there=known.person(there) if there else "",
        backup=local(backup.name, backup.name_en) if backup else "",
        covers=tuple(known.person(away.id) for away in by.covers),
        back_url=reverse("roster:handed-back", args=[unread]) if unread else "",
    )

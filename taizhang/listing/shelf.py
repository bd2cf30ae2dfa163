"""All views of somebody on one page, with what they may do about each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.listing.models import View
from taizhang.listing.viewing import Named, may_change, views_of
from taizhang.people.models import User
from taizhang.tongue import local


@dataclass(frozen=True)
class Kept:
    """A view on the shelf. `mine`: this person made it; `first`: the ledger opens with it."""

    slug: str
    name: str
    url: str
    seen_by: str
    mine: bool
    may_change: bool
    first: bool


def shelf(user: User) -> tuple[Kept, ...]:
    """Return the views of `user`, those that every office has before the saved ones."""
    views = views_of(user)
    return tuple(
        Kept(
            slug=view.slug,
            name=view.name,
            url=view.url,
            seen_by=_seen_by(view, user),
            mine=view.owner == user.pk,
            may_change=may_change(user, view),
            first=views.first == view.slug,
        )
        for view in views.named
    )


def _seen_by(view: Named, user: User) -> str:
    match view.scope:
        case View.Scope.UNIT:
            return _("%(unit)s的同事") % {"unit": local(user.unit.name, user.unit.name_en)}
        case View.Scope.OFFICE:
            return _("全街道")
        case View.Scope.MINE:
            return _("只有我")
        case _builtin:
            return _("人人都有")

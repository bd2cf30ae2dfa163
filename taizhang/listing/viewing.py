"""Which views somebody has, and how they see each: read at once, frozen for the page."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Max, Q, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import Duty
from taizhang.listing import builtin, columns
from taizhang.listing.models import View
from taizhang.people.identity import duties_of
from taizhang.people.models import Unit, User
from taizhang.tongue import local
from taizhang.web.addresses import with_changes
from taizhang.web.asked import PAGE_SIZES

DENSITIES = ("standard", "compact", "large")
# More would not fit into a row of tabs; the page of all views shows the others.
TABS_MOST = 24
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
# What of an address is not a condition of the list.
NO_CONDITIONS = frozenset({"view", "after", "before", "exact", "form", "size"})


@dataclass(frozen=True)
class Layout:
    """How a list is drawn. `size`: the rows of a page."""

    columns: tuple[str, ...] = columns.USUAL
    density: str = DENSITIES[0]
    size: int = PAGE_SIZES[0]


@dataclass(frozen=True)
class Named:
    """A view to choose. `scope` is "" for one that nobody made; `owner` its owner's key."""

    slug: str
    name: str
    conditions: str
    scope: str = ""
    owner: int = 0
    layout: Layout = Layout()

    @property
    def url(self) -> str:
        """The address of the ledger in this view."""
        return with_changes(QueryDict(self.conditions), view=self.slug)


@dataclass(frozen=True)
class Views:
    """The views that somebody may see, theirs and shared ones, with how they arranged them.

    `first` is the slug of the view that the ledger opens with, "" for the usual one.
    """

    named: tuple[Named, ...]
    arranged: dict[str, Layout] = field(default_factory=dict)
    first: str = ""

    def find(self, slug: str) -> Named | None:
        """Return the view `slug`, or None: there is none, or it is not for this person."""
        return next((view for view in self.named if view.slug == slug), None)

    def layout(self, slug: str) -> Layout:
        """Return how the view `slug` is drawn; the usual way if it is not to be seen."""
        view = self.find(slug)
        return self.arranged.get(slug) or (view.layout if view else Layout())


def views_of(user: User) -> Views:
    """Return the views of `user`. One query."""
    rows = list(visible(user))
    saved = tuple(_named(row) for row in rows if not row.arranges)
    own = [row for row in rows if row.arranges]
    made = tuple(
        Named(
            view.slug,
            str(view.name),
            view.conditions.replace(builtin.ME, user.pseudonym),
        )
        for view in builtin.VIEWS
    )
    return Views(
        named=(*made, *saved),
        arranged={row.arranges: layout_of(row) for row in own if _is_arranged(row)},
        first=next((row.arranges for row in own if row.opens_first), ""),
    )


def visible(user: User) -> QuerySet[View]:
    """Return the rows of views that `user` may see, in the order of the tabs."""
    shared = Q(scope=View.Scope.OFFICE) | Q(scope=View.Scope.UNIT, unit=user.unit_id)
    mine = Q(owner=user.pk)
    return View.objects.filter(mine | shared & Q(arranges="")).order_by("position", "pk")


def found(user: User, slug: str) -> Named:
    """Return the view `slug` of `user`. One query.

    Raises:
        Http404: there is none, or it is not for them to see: nobody learns which.
    """
    view = views_of(user).find(slug)
    if view is None:
        raise Http404
    return view


def changeable(user: User, slug: str) -> View:
    """Return the row of the view `slug`, which `user` may change or take away.

    Their own, and for an administrator any that is shared.

    Raises:
        Http404: there is none such.
    """
    own = Q(owner=user.pk)
    if Duty.ADMINISTER in duties_of(user):
        own |= ~Q(scope=View.Scope.MINE)
    row = View.objects.filter(own, slug=slug).exclude(slug="").first()
    if row is None:
        raise Http404
    return row


def may_change(user: User, view: Named) -> bool:
    """Return whether `user` may change or take away `view`."""
    shared = view.scope in {View.Scope.UNIT, View.Scope.OFFICE}
    return view.owner == user.pk or (shared and Duty.ADMINISTER in duties_of(user))


def scopes(user: User) -> list[tuple[str, object]]:
    """Return to whom `user` may show a view: what all see is for the office to say."""
    unit = local(user.unit.name, user.unit.name_en)
    offered: list[tuple[str, object]] = [
        (View.Scope.MINE.value, View.Scope.MINE.label),
        (View.Scope.UNIT.value, _("%(unit)s的同事") % {"unit": unit}),
    ]
    if user.unit.kind in {Unit.Kind.SUBDISTRICT, Unit.Kind.DEPARTMENT}:
        offered.append((View.Scope.OFFICE.value, View.Scope.OFFICE.label))
    return offered


def narrows(said: Mapping[str, str]) -> bool:
    """Return whether an address that says so has any condition."""
    return any(value and name not in NO_CONDITIONS for name, value in said.items())


def conditions_in(address: QueryDict) -> str:
    """Return the conditions of an address as a view keeps them."""
    kept = address.copy()
    for name in NO_CONDITIONS & kept.keys():
        del kept[name]
    for name in [name for name, value in kept.items() if not value]:
        del kept[name]
    return kept.urlencode()


def new_slug() -> str:
    """Return a slug that says nothing: what a view is called is for the office alone."""
    return "".join(secrets.choice(LETTERS) for _place in range(8))


def arranged(user: User, slug: str) -> View:
    """Return the row that says how `user` sees the view `slug`, unsaved if there is none."""
    row = View.objects.filter(owner=user.pk, arranges=slug).first()
    return row or View(owner=user, unit=user.unit, arranges=slug)


def last_position() -> int:
    """Return the position behind all tabs."""
    last: int | None = View.objects.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def layout_of(row: View) -> Layout:
    """Return the layout that `row` asks for; the usual one for what it does not say."""
    return Layout(
        columns=columns.known(row.columns),
        density=row.density if row.density in DENSITIES else DENSITIES[0],
        size=row.size if row.size in PAGE_SIZES else PAGE_SIZES[0],
    )


def _is_arranged(row: View) -> bool:
    return bool(row.columns or row.density or row.size)


def _named(row: View) -> Named:
    return Named(
        slug=row.slug,
        name=row.name,
        conditions=row.conditions,
        scope=row.scope,
        owner=row.owner_id,
        layout=layout_of(row),
    )

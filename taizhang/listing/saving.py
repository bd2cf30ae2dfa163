"""Keeping, changing and taking away views. None of it touches the book."""

from django.db import transaction

from taizhang.listing.models import View
from taizhang.listing.viewing import Layout, arranged, last_position, new_slug
from taizhang.people.models import User

VIEWS_MOST = 40


def save_view(
    user: User, said: dict[str, str], conditions: str, layout: Layout
) -> View | None:
    """Write a view with the `name` and `scope` said; None if `user` has too many already.

    Sent a second time, the same view comes back.
    """
    own = View.objects.filter(owner=user).exclude(slug="")
    same = own.filter(name=said["name"], scope=said["scope"], conditions=conditions).first()
    if same is not None:
        return same
    if own.count() >= VIEWS_MOST:
        return None
    return View.objects.create(
        slug=new_slug(),
        name=said["name"],
        scope=said["scope"],
        owner=user,
        unit=user.unit,
        conditions=conditions,
        columns=list(layout.columns),
        density=layout.density,
        size=layout.size,
        position=last_position(),
    )


def arrange(user: User, slug: str, layout: Layout | None) -> None:
    """Write how `user` sees the view `slug`; None: as everybody does."""
    row = arranged(user, slug)
    row.columns = list(layout.columns) if layout else []
    row.density = layout.density if layout else ""
    row.size = layout.size if layout else 0
    row.save()


def open_first(user: User, slug: str) -> None:
    """Have the ledger open with the view `slug` for `user`; "": with the usual one."""
    with transaction.atomic():
        View.objects.filter(owner=user, opens_first=True).update(opens_first=False)
        if slug:
            row = arranged(user, slug)
            row.opens_first = True
            row.save()


def take_away(view: View) -> None:
    """Delete a view, with how anybody arranged it. No issue is touched."""
    with transaction.atomic():
        View.objects.filter(arranges=view.slug).delete()
        view.delete()


def move(user: User, view: View, step: int) -> None:
    """Move `view` by one place among the views that `user` made."""
    with transaction.atomic():
        own = list(
            View.objects.filter(owner=user).exclude(slug="").order_by("position", "pk")
        )
        place = next((at for at, row in enumerate(own) if row.pk == view.pk), -1)
        if place < 0 or not 0 <= place + step < len(own):
            return
        one, other = own[place], own[place + step]
        one.position, other.position = other.position, one.position
        one.save(update_fields=["position"])
        other.save(update_fields=["position"])

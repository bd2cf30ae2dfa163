"""Who looks: each request reads the ledger with the eyes of whoever is signed in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from taizhang.core.seeing import EVERYTHING, NOTHING, Area, Reach, Sight, sight
from taizhang.ledger.looking import looking
from taizhang.people.models import User
from taizhang.people.rota import rota_kept
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place

T = TypeVar("T")


class ByWhoeverIsSignedIn:
    """Middleware: says for whom rows of the ledger are read. Costs nothing until one is."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand before `answer`."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request; a file that is sent bit by bit is read with the same eyes."""

        def eyes() -> Sight:
            return sight_of(request.user) if isinstance(request.user, User) else NOTHING

        with looking(eyes):
            response = self._answer(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _with(eyes, iter(response.streaming_content))  # type: ignore[arg-type]  # no page is asynchronous
        return response


def sight_of(user: User) -> Sight:
    """Return what `user` may see, and those whom they stand in for today.

    Two queries at most, once a minute, and one more where they stand in.
    """
    own = _own_sight(user)
    away = [actor.id for actor in rota_kept().covers(user.pseudonym)]
    if not away:
        return own
    people = User.objects.select_related("unit", "role").filter(pseudonym__in=away)
    return replace(own, others=tuple(map(_own_sight, people.order_by("pk"))))


def _own_sight(user: User) -> Sight:
    reach = Reach(user.role.reach)
    area = _area(user.area or user.unit.area) if reach in AREAS else Area()
    return sight(reach, user.pseudonym, user.unit.code, area)


def sight_behind(pseudonym: str) -> Sight:
    """Return what the person behind `pseudonym` may see; "" is the machine. One query.

    Somebody who has left sees nothing any more.
    """
    if not pseudonym:
        return EVERYTHING
    people = User.objects.select_related("unit", "role")
    user = people.filter(pseudonym=pseudonym, is_active=True).first()
    return sight_of(user) if user else NOTHING


AREAS = frozenset({Reach.COMMUNITY, Reach.GRID})


def _area(code: str) -> Area:
    places = Gazetteer()
    is_grid = places.kind_of(code) == Place.Kind.GRID
    within = places.within(code) if is_grid else frozenset()
    return Area(places.community_of(code), within)


def _with(eyes: Callable[[], Sight], content: Iterator[T]) -> Iterator[T]:
    while True:
        with looking(eyes):
            try:
                block = next(content)
            except StopIteration:
                return
        yield block

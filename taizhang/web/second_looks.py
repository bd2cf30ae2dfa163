"""How many strike-offs survived a second look (抽看): the same number for everybody."""

from typing import Final

from django.core.cache import cache

from taizhang.core.seeing import EVERYTHING
from taizhang.core.standards import Switch
from taizhang.ledger import second_looks
from taizhang.ledger.looking import looking
from taizhang.ledger.second_looks import Second
from taizhang.web.switched import switch_on

KEPT_SECONDS: Final = 60
KEY: Final = "second-looks"


def second_looks_so_far() -> Second | None:
    """Return how second looks came out; None where none were drawn, or there are none.

    One query, once a minute.
    """
    if not switch_on(Switch.LOOK_BACK):
        return None
    with looking(EVERYTHING):
        found = cache.get_or_set(KEY, second_looks.found, KEPT_SECONDS)
    return found if found and found.drawn else None

"""A suggestion box of fourteen slips, from its seal to two signatures, over HTTP.

A person needs most of the time for typing; it is told beside what the server took, at four
characters a second, so that the sum can be set against the five minutes of an office.
"""

import re
import secrets
import time
from collections.abc import Iterator, Mapping

from django.utils.timezone import localdate

from taizhang.core.vocabulary import Actor
from taizhang.emptying import boxes
from taizhang.emptying.models import Box
from taizhang.emptying.plan import Every, Plan
from taizhang.people.models import User
from taizhang.places.models import Place, Point
from taizhang.project.bench import sayings
from taizhang.project.bench.figures import Measured
from taizhang.project.bench.office import VERIFIER, WORD, Staffed
from taizhang.project.bench.site import Browser, Site

CODE = "b-measured"
SLIPS = 14
REGISTERED, MERGED = 8, 10
# What a pair of eyes needs to read a slip, and a hand to press a button.
LOOK_SECONDS, CHARACTERS_A_SECOND = 3.0, 4.0
FORM_KEY = re.compile(r'name="key" value="([^"]+)"')
NUMBER = re.compile(r'<b class="num">1 \S+ (\d+)</b>')


def measured(site: Site, staff: Staffed) -> Iterator[Measured]:
    """Measure one opening."""
    _hang(staff.clerk)
    clerk, begun = Browser(site.port).sign_in(), time.perf_counter()
    here = _begun(clerk)
    typed = sum(_told(clerk, here, n) for n in range(1, SLIPS + 1))
    _pressed(clerk, f"{here}sign/", _both(f"T{secrets.token_hex(4)}"))
    server = time.perf_counter() - begun
    person = typed / CHARACTERS_A_SECOND + SLIPS * LOOK_SECONDS
    value = f"{server:.1f} s, with {typed} characters typed {server + person:.0f} s"
    yield Measured(f"a box of {SLIPS} slips, opened to signed", value, "≤ 300 s")


def _hang(keeper: Actor) -> None:
    """Hang the box up, unless it hangs already."""
    if Box.objects.filter(point__code=CODE).exists():
        return
    place = Place.objects.get(code="jinxiu")
    point = Point.objects.create(
        code=CODE, place=place, kind=Point.Kind.BOX, name="锦绣家园意见箱"
    )
    boxes.keep(point, Plan(Every.WEEK, 4), keeper.id, "T0", localdate())


def _begun(clerk: Browser) -> str:
    """Open the box and count; return where its opening lies."""
    seal = Box.objects.get(point__code=CODE).seal
    here = _pressed(clerk, f"/boxes/{CODE}/open/", {**_both(seal), "seal_intact": "yes"})
    _pressed(clerk, f"{here}count/", {"counted": SLIPS})
    return here


def _both(seal: str) -> dict[str, object]:
    """Return what a form for two people is filled in with."""
    second = User.objects.get(username=VERIFIER).pseudonym
    return {"seal": seal, "second": second, "password": WORD}


def _told(clerk: Browser, here: str, n: int) -> int:
    """Look at the `n`-th slip and decide about it; return how many characters that took."""
    page = clerk.get(f"{here}?slip={n}")[1]
    key = FORM_KEY.search(page)
    said = _said(n, page)
    fields = {"nature": "request", "urgency": "ordinary", "category": sayings.category(n)}
    _pressed(clerk, f"{here}slips/{n}/", {**fields, **said, "key": key[1] if key else ""})
    return sum(len(text) for name, text in said.items() if name != "act")


def _said(n: int, page: str) -> dict[str, str]:
    if n <= REGISTERED:
        return {"act": "register", "words": sayings.words(n), "summary": sayings.summary(n)}
    if n <= MERGED:
        first = NUMBER.search(page)
        number = first[1] if first else ""
        return {"act": "merge", "words": sayings.words(n), "number": number}
    if n == SLIPS:
        return {"act": "unreadable", "reason": "字迹化开了"}
    return {"act": "count-praise" if n == MERGED + 1 else "blank"}


def _pressed(clerk: Browser, path: str, fields: Mapping[str, object]) -> str:
    status, leads = clerk.post(path, fields)
    if status != 302:
        raise RuntimeError(f"{path}: {status}")
    return leads.partition("?")[0].partition("#")[0]

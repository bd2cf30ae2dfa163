"""Finding the place that free text speaks of: “锦绣家园 3 号楼前” lies in 锦绣家园.

`locate` decides and must be sure: the longest name that stands in the text wins, names of
the places around it speak for it, and where two places remain equally good the honest
answer is that nobody can tell. `rank` only proposes, so it also takes beginnings of names
and first letters (`jx3`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from taizhang.places import spelling
from taizhang.places.models import OtherName, Place

# “东” or “院” stand in half of all addresses.
SHORTEST_NAME = 2
# What a place is called now outweighs what it, or another one, was called once.
EARLIER_WEIGHS_LESS = 0.5
# As strong as one sign of a name: whoever chose a community means places in it.
CHOSEN_WEIGHS = 3.0
_LETTERS = re.compile(r"([a-z]{1,12})(?:[^a-z0-9]*(\d{1,4}))?(?:[^0-9]*(\d{1,2}))?\D*")


@dataclass(frozen=True)
class Known:
    """A place as texts may speak of it. `around`: what it lies in, the smallest first.

    `names`: in the one spelling, each with its weight. `shorts`: names without their usual
    ending. `letters`: first letters of the names. `common`: nearly every estate has one.
    """

    code: str
    kind: str
    there: bool
    names: tuple[tuple[str, float], ...]
    shorts: tuple[str, ...]
    letters: tuple[str, ...]
    common: bool
    number: str
    around: tuple["Known", ...]

    def spoken_of(self, text: str) -> float:
        """Return how strongly `text` speaks of the place itself; 0: it does not."""
        found = (
            weight
            for name, weight in self.names
            if len(name) >= SHORTEST_NAME and spelling.stands_in(name, text)
        )
        return max(found, default=0.0)

    def begun_in(self, text: str, *, numbered: bool) -> float:
        """Return how strongly `text` speaks of the place by a short form of its name.

        `numbered`: only where the number of a building follows, as in 锦绣3号楼.
        """
        after = r"\d+号楼" if numbered else ""
        found = (
            len(name)
            for name in self.shorts
            if name in text and re.search(re.escape(name) + after, text)
        )
        return float(max(found, default=0))


class Locator:
    """The names of all places, spelt once; for many texts one after the other."""

    def __init__(self, rows: Sequence[Place], others: Iterable[OtherName]) -> None:
        """Take the places and what else they are called. No query."""
        besides: dict[int, list[OtherName]] = {}
        for other in others:
            besides.setdefault(other.place_id, []).append(other)
        self._known = _all_known(rows, besides)
        # Of many places few are spoken of: each name is looked for once, not for each.
        self._named: dict[str, list[Known]] = {}
        self._short: dict[str, list[Known]] = {}
        for known in self._known.values():
            for name, _weight in known.names:
                self._named.setdefault(name, []).append(known)
            for name in known.shorts:
                self._short.setdefault(name, []).append(known)

    def locate(self, text: str) -> str | None:
        """Return the code of the place that `text` speaks of, None where it is unsure.

        A place that has ended is found only if no other is meant as well.
        """
        plain = spelling.plain(text)
        scored = [(self._sure(known, plain), known) for known in self._spoken_of(plain)]
        most = max((score for score, _known in scored), default=0.0)
        best = [known for score, known in scored if score == most > 0]
        if len(best) > 1:
            best = [known for known in best if known.there]
        return best[0].code if len(best) == 1 else None

    def rank(self, text: str, community: str = "") -> list[str]:
        """Return the codes of the places that `text` may mean, best first, ended ones too."""
        plain = spelling.plain(text)
        if not plain:
            return []
        typed = [plain, f"{plain}号楼"] if plain[-1].isdigit() else [plain]
        found: list[tuple[float, str]] = []
        for known in self._known.values():
            if known.kind == Place.Kind.SUBDISTRICT:
                continue
            score = max(_likely(known, each) for each in typed)
            if score and community in {known.code, *(each.code for each in known.around)}:
                score += CHOSEN_WEIGHS
            if score:
                found.append((score, known.code))
        return [code for _score, code in sorted(found, key=lambda each: -each[0])]

    def _spoken_of(self, text: str) -> Iterable[Known]:
        """Return the places of which any name, or a short form of it, stands in `text`."""
        found: dict[str, Known] = {}
        for name, several in self._named.items():
            if name in text:
                found.update((known.code, known) for known in several)
        for name, several in self._short.items():
            if name in text:
                found.update((known.code, known) for known in several)
        return found.values()

    def _sure(self, known: Known, text: str) -> float:
        own = known.spoken_of(text)
        if not own:
            return known.begun_in(text, numbered=True)
        around = sum(
            above.spoken_of(text) or above.begun_in(text, numbered=True)
            for above in known.around
        )
        # There is a 3号楼 everywhere: alone it says little, and less than any real name.
        return own + around if around or not known.common else own / 100


def _likely(known: Known, text: str) -> float:
    """Return how likely it is that somebody who typed `text` means the place."""
    own = known.spoken_of(text) or known.begun_in(text, numbered=False)
    around = sum(
        above.spoken_of(text) or above.begun_in(text, numbered=False)
        for above in known.around
    )
    if own and (around or not known.common):
        return 10 * (own + around)
    if own and text[:1].isdigit():
        # “3号楼” and nothing before it: whichever estate is meant.
        return own / 100
    return max(_beginning(known, text), _by_letters(known, text))


def _beginning(known: Known, text: str) -> float:
    """Return whether `text` is the beginning of a name, better the more of it is there."""
    for name, _weight in known.names:
        if not known.common and text in name:
            return 8 + len(text) / len(name) + (1 if name.startswith(text) else 0)
    return 0.0


def _by_letters(known: Known, text: str) -> float:
    found = _LETTERS.fullmatch(text)
    if not found:
        return 0.0
    letters, first, second = found[1], found[2] or "", found[3] or ""
    numbers = [number for number in (first, second) if number]
    path = (known, *known.around)
    lead = path[len(numbers)] if len(numbers) < len(path) else None
    said = [above.number for above in reversed(path[: len(numbers)])]
    if lead is None or lead.common or said != numbers:
        return 0.0
    fits = [len(each) for each in lead.letters if each.startswith(letters)]
    return 5 + len(letters) / min(fits) if fits else 0.0


def _all_known(
    rows: Sequence[Place], besides: dict[int, list[OtherName]]
) -> dict[int, Known]:
    by_key = {row.pk: row for row in rows}
    known: dict[int, Known] = {}
    for row in rows:
        _know(row, by_key, besides, known)
    # In the order in which the rows came, whatever was needed first.
    return {row.pk: known[row.pk] for row in rows}


def _know(
    row: Place,
    rows: dict[int, Place],
    besides: dict[int, list[OtherName]],
    known: dict[int, Known],
) -> Known:
    if row.pk in known:
        return known[row.pk]
    parent = rows.get(row.parent_id or 0)
    above = _know(parent, rows, besides, known) if parent else None
    others = besides.get(row.pk, [])
    names = [_own_name(row, parent), *_other_names(others)]
    real = [name for name, _weight in names if not spelling.common(name)]
    known[row.pk] = Known(
        code=row.code,
        kind=row.kind,
        there=row.ended_on is None,
        names=tuple(names),
        shorts=tuple(filter(None, map(spelling.short, real))),
        letters=tuple(filter(None, (row.initials, *(other.initials for other in others)))),
        common=not real,
        number=spelling.number(names[0][0]),
        around=(above, *above.around) if above else (),
    )
    return known[row.pk]


def _own_name(row: Place, parent: Place | None) -> tuple[str, float]:
    """Return the name and its weight."""
    kept = spelling.own_part(row.name, parent.name if parent else "")
    return kept, float(len(kept))


def _other_names(others: Iterable[OtherName]) -> Iterator[tuple[str, float]]:
    for other in others:
        name = spelling.plain(other.name)
        less = EARLIER_WEIGHS_LESS if other.sort == OtherName.Sort.EARLIER else 0.0
        yield name, len(name) - less

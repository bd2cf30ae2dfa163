"""Where it is, in a typed line: the shortest part of it that still means the same place."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from taizhang.reading.pieces import Confidence, Kind, Proposal, Sheet

# Where it is stands near the beginning; a page-long story is not gone through sign by sign.
LOOKED_THROUGH = 400
RUNS_TRIED = 12
_FLOORS = r"[一二三四五六七八九十\d]{1,3}\s*(?:号楼|栋|幢|座|单元|层|楼(?![道上下梯顶]))"
_DOOR = r"\d{1,4}\s*(?:室|户|房(?!子)|号(?!楼|线|晚|早|下|上))"
_BARE_DOOR = r"\d{3,4}(?![\d度℃元点年月日:.%人个天次户平米万斤块号盏辆])"
# What goes on after the name of a building: 3-2-501, 2单元501室.
_GOES_ON = re.compile(
    r"(?:\d+(?!\d|\s*(?:号|栋|幢|座|单元|层|楼|室|户|房)))?(?:社区|小区|家园|花园|新村)?"
    rf"(?:\s*-\s*\d{{1,4}}){{0,3}}(?:\s*{_FLOORS}){{0,3}}"
    rf"(?:\s*{_DOOR}|\s*{_BARE_DOOR})?(?:室)?(?:[东南西北]?门口|门前|门外)?"
)
_ENDS = re.compile(r"[\n,，;；。!！?？]")
_GAP = " \t\u3000"
_LIKE_AN_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:小区|家园|花园|新村|公寓|大院|大街|[苑里村巷路街弄])"
    r"(?:\d{1,4}号(?:院|楼)?)?"
)
_RUN = re.compile(r"[^\s,，;；。!！?？]+")


class Meant(Protocol):
    """A place as the gazetteer answers for it: `gazetteer.Whereabouts`."""

    @property
    def place(self) -> str:
        """The code of the place, "" where it is not known so exactly."""

    @property
    def community(self) -> str:
        """The code of the community, "" for none."""


Whereabouts = Callable[[str], Meant]


class Located(NamedTuple):
    """Where it is: as it was typed, and the code of its community."""

    said: Proposal
    place: str = ""
    community: str = ""


def take_place(sheet: Sheet, whereabouts: Whereabouts) -> Located:
    """Take the part of the text that says where it is."""
    left, apart = sheet.left()[:LOOKED_THROUGH], False
    for start, end in _tried(left):
        meant = whereabouts(left[start:end])
        if not (meant.place or meant.community):
            continue
        first, last = _narrowed(left, start, end, whereabouts)
        first = _earlier(left, first, whereabouts)
        last = _longer(sheet, left, last)
        # What is said in two sentences is put together by nobody but a reader.
        if not sheet.free(first, last) or _ENDS.search(left[first:last]):
            apart = True
            continue
        sure = bool(meant.place) and not apart
        confidence = Confidence.SURE if sure else Confidence.DOUBTFUL
        said = Proposal(sheet.take(Kind.PLACE, first, last), confidence)
        return Located(said, meant.place, meant.community)
    return _unknown(sheet, left)


def _tried(left: str) -> Iterator[tuple[int, int]]:
    yield 0, len(left)
    for run, _count in zip(_RUN.finditer(left), range(RUNS_TRIED), strict=False):
        yield run.span()


def _narrowed(left: str, start: int, end: int, ask: Whereabouts) -> tuple[int, int]:
    """Return the shortest part between `start` and `end` that means the same place."""
    meant = ask(left[start:end])
    last = _first(start, end, lambda at: ask(left[start:at]) == meant)
    if ask(left[start:last]) != meant:
        last = end
    # The last beginning that will do is one before the first that will not.
    first = _first(start, last, lambda at: ask(left[at:last]) != meant) - 1
    if first < start or ask(left[first:last]) != meant:
        first = start
    return first, last


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first of the numbers for which `holds`, as if it held for all after it."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _earlier(left: str, first: int, ask: Whereabouts) -> int:
    """Return where the name begins of what the place lies in, if that stands before it."""
    before = left[:first].rstrip(_GAP)
    start = max((found.end() for found in _ENDS.finditer(before)), default=0)
    around = ask(before[start:])
    if not (around.place or around.community):
        return first
    began, ended = _narrowed(left, start, len(before), ask)
    return began if ended == len(before) else first


def _longer(sheet: Sheet, left: str, last: int) -> int:
    """Return where it ends with entrance, floor and door."""
    begun = len(left[:last].rstrip("0123456789"))
    found = _GOES_ON.match(left, begun)
    end = max(found.end(), last) if found else last
    return end if end == last or sheet.free(last, end) else last


def _unknown(sheet: Sheet, left: str) -> Located:
    """Take what is written like an address; nobody knows where that is."""
    for found in _LIKE_AN_ADDRESS.finditer(left):
        end = _longer(sheet, left, found.end())
        if sheet.free(found.start(), end):
            said = sheet.take(Kind.PLACE, found.start(), end)
            return Located(Proposal(said, Confidence.DOUBTFUL))
    return Located(Proposal())

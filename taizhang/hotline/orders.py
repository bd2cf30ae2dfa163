"""What the fields of an order mean here, what is odd about it, and the command it becomes."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from taizhang.core import commands as co
from taizhang.core.texts import NUMBER_MAX, WORDS_MAX, brief, readable, tidy
from taizhang.core.vocabulary import Channel, Nature, Urgency
from taizhang.files import dates
from taizhang.files.text import one_line, says_nothing
from taizhang.hotline.reading import Said
from taizhang.places.directory import categories
from taizhang.places.gazetteer import Gazetteer
from taizhang.web import likenesses

NAMELESS = ("匿名", "不愿透露", "保密", "市民")


class Odd(StrEnum):
    """What is odd about an order. The first four keep it off the ledger."""

    NO_NUMBER = "no_number"
    NO_WORDS = "no_words"
    SAME_ABOVE = "same_above"
    HELD = "held"
    DUE_UNREADABLE = "due_unreadable"
    DUE_PAST = "due_past"
    RAISED_UNREADABLE = "raised_unreadable"
    RAISED_LATER = "raised_later"
    NO_PLACE = "no_place"


KEEPS_OFF = frozenset({Odd.NO_NUMBER, Odd.NO_WORDS, Odd.SAME_ABOVE, Odd.HELD})


@dataclass(frozen=True)
class Order:
    """An order as it would be registered. `held_as`: the number of the matter that has it."""

    line: int
    command: co.RegisterIssue
    odd: tuple[Odd, ...]
    held_as: str = ""

    @property
    def fits(self) -> bool:
        """Whether it goes onto the ledger."""
        return not KEEPS_OFF & set(self.odd)


class Reader:
    """Reads orders as this office would: its categories, its places, its day."""

    def __init__(self, now: dt.datetime, held: Mapping[str, str]) -> None:
        """Take the instant, and which numbers are held by which matters."""
        self._now = now
        self._held = held
        known = categories()
        self._categories = likenesses.Categories(known)
        self._names = [(each.name, each.code) for each in known]
        self._gazetteer = Gazetteer()

    def orders(self, entries: Iterable[Said]) -> list[Order]:
        """Return the orders of `entries`, in their order."""
        seen: Counter[str] = Counter()
        found = []
        for said in entries:
            number = number_of(said)
            found.append(self._order(said, number, again=bool(seen[number])))
            seen[number] += bool(number)
        return found

    def _order(self, said: Said, number: str, *, again: bool) -> Order:
        odd: list[Odd] = []
        due = self._instant(said, "due", odd, Odd.DUE_UNREADABLE)
        raised = self._instant(said, "raised", odd, Odd.RAISED_UNREADABLE)
        if raised and raised > self._now:
            odd.append(Odd.RAISED_LATER)
            raised = None
        command = self._command(said, number, due, raised)
        wrong = (
            (Odd.NO_NUMBER, not number),
            (Odd.NO_WORDS, not command.summary),
            (Odd.SAME_ABOVE, again),
            (Odd.HELD, number in self._held),
            (Odd.DUE_PAST, bool(due and due <= self._now)),
            (Odd.NO_PLACE, not (command.place or command.community)),
        )
        odd += [each for each, holds in wrong if holds]
        line = int(said.get("line", "0"))
        return Order(line, command, tuple(odd), self._held.get(number, ""))

    def _command(
        self, said: Said, number: str, due: dt.datetime | None, raised: dt.datetime | None
    ) -> co.RegisterIssue:
        words = said.get("words", "")
        place = _value(said, "place")
        community = self._gazetteer.community_meant(_value(said, "community"))
        where = self._gazetteer.whereabouts(place or said.get("title", ""), community)
        reporter = _value(said, "reporter")
        anonymous = any(word in reporter for word in NAMELESS)
        named = brief(said.get("title", "") or words)
        told = f"{said.get('category', '')}／{named}"
        return co.RegisterIssue(
            summary=named,
            words=_kept(words)[:WORDS_MAX],
            channel=Channel.HOTLINE,
            nature=likenesses.nature(said.get("nature", "")) or Nature.REQUEST,
            category=self._likeliest(named) or self._categories.find(told),
            urgency=_urgency(said),
            community=where.community,
            place=where.place,
            place_text=_kept(place)[:200],
            reporter="" if anonymous else _kept(reporter)[:200],
            phone=_kept(_value(said, "phone"))[:200],
            happened_at=raised,
            their_number=number,
            their_due=due,
        )

    def _likeliest(self, text: str) -> str:
        """Return the category with whose name `text` has most in a row in common, "" for none.

        路灯不亮 is 路灯楼道灯 and not 其他; a single character in common says nothing.
        """
        pieces = ((_in_common(name, text), code) for name, code in self._names)
        length, code = max(pieces, key=lambda pair: pair[0], default=(0, ""))
        return code if length > 1 else ""

    def _instant(
        self, said: Said, name: str, odd: list[Odd], unreadable: Odd
    ) -> dt.datetime | None:
        """Return the instant that a field names. A limit's bare day ends with it."""
        text = _value(said, name)
        read = dates.moment(text, dates.Sheetwide(year=self._now.year)) if text else None
        if text and (read is None or read.at is None):
            odd.append(unreadable)
        if read is None or read.at is None:
            return None
        whole_day = read.at.time() == dt.time() and ":" not in text
        ends = dt.timedelta(hours=17) if name == "due" and whole_day else dt.timedelta()
        return read.at + ends


def number_of(said: Said) -> str:
    """Return the number of an order as the ledger would keep it."""
    return tidy(one_line(said.get("number", "")))[:NUMBER_MAX]


def _urgency(said: Said) -> Urgency:
    told = likenesses.urgency([("紧急程度", said.get("urgency", ""))])
    return told or Urgency.ORDINARY


def _in_common(name: str, text: str) -> int:
    """Return how many characters in a row `name` and `text` have in common."""
    spans = range(len(name), 0, -1)
    return next(
        (n for n in spans for at in range(len(name) - n + 1) if name[at : at + n] in text),
        0,
    )


def _value(said: Said, name: str) -> str:
    text = one_line(said.get(name, ""))
    return "" if says_nothing(text) else text


def _kept(text: str) -> str:
    """Return `text` without what the ledger could not keep."""
    tidied = tidy(text)
    return tidied if readable(tidied) else "".join(c for c in tidied if readable(c))

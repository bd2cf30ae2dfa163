"""What an address asks of the ledger: which conditions make sense, and what they are called.

The form (`conditions`) draws them and says what is wrong; lists, tabs and counts go by what
stands here, so that a number never counts another list than its link shows.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Channel, LampColour, Nature, Status, Urgency
from taizhang.ledger.filtering import EXACT, NO_CODE, SEVERAL, Filters, is_open_work
from taizhang.ledger.queries import SORTS
from taizhang.people.names import all_unit_names
from taizhang.places.names import category_groups, community_names, place_names
from taizhang.web import spans
from taizhang.web.awaited import AWAITS
from taizhang.web.switched import switch_on
from taizhang.web.wanted import WORDS_MAX, opened
from taizhang.web.wording import choices

PHASES = (
    ("open", _("在办")),
    ("confirm", _("待确认")),
    ("over", _("已了结")),
    ("all", _("全部")),
)
QUIET = (
    ("3", _("3 天")),
    ("7", _("一周")),
    ("14", _("两周")),
    ("30", _("一个月")),
)
SUPERVISED = (("1", _("领导督办的")),)
RECURRING = (("1", _("同一地点不止一次")),)
LOOK_BACKS = (("due", _("到期")), ("coming", _("30 天以内")))
LOOK_BACK_DAYS = {"due": 0, "coming": 30}
BROUGHT = (("no", _("在这里登记的")), ("in", _("导入的")))
PAGE_SIZES = (50, 100, 200)
AHEAD = ("today", "tomorrow", "this-week", "next-week")
PAST = ("today", "yesterday", "this-week", "last-week", "this-month", "last-month")
# Whoever asks for these means the whole ledger, not only what is open.
WHOLE = ("words", "status", "lamp", "batch", "ended", "look_back")
PSEUDONYM = re.compile(r"\Aa-[a-z0-9]{1,14}\Z")
SLUG = re.compile(r"\A[a-z0-9-]{1,24}\Z")
BATCH = re.compile(r"\A[\w-]{1,40}\Z")
PLACES = re.compile(r"\A(?:[\w-]{1,32},){0,99}[\w-]{1,32}\Z")

OFFERED: Mapping[str, Callable[[], Iterable[tuple[str, Any]]]] = {
    "phase": lambda: PHASES,
    "community": lambda: [*community_names().items(), (NO_CODE, _("没有定社区"))],
    "category": category_groups,
    "unit": lambda: [*all_unit_names().items(), (NO_CODE, _("还没派到单位"))],
    "besides": lambda: all_unit_names().items(),
    "status": lambda: choices(Status),
    "channel": lambda: choices(Channel),
    "nature": lambda: choices(Nature),
    "urgency": lambda: choices(Urgency),
    "lamp": lambda: choices(LampColour),
    "awaits": lambda: [(each.value, words) for each, words in AWAITS.items()],
    "quiet": lambda: QUIET,
    "recurring": lambda: RECURRING,
    "look_back": lambda: LOOK_BACKS if switch_on(Switch.LOOK_BACK) else (),
    "supervised": lambda: SUPERVISED,
    "brought": lambda: BROUGHT,
    "due": lambda: spans.choices(*AHEAD),
    "raised": lambda: spans.choices(*PAST),
    "ended": lambda: spans.choices(*PAST),
    "sort": lambda: [(name, name) for name in SORTS],
    "size": lambda: [(str(size), str(size)) for size in PAGE_SIZES],
}
ONE = frozenset(
    {"phase", "quiet", "recurring", "look_back", "supervised", "brought", "sort", "size"}
)
SPANS = frozenset({"due", "raised", "ended"})
DAYS = ("raised_from", "raised_to")
SPELT = {
    "handler": PSEUDONYM,
    "worked_by": PSEUDONYM,
    "place": PLACES,
    "batch": BATCH,
    "view": SLUG,
}
NAMES = (*OFFERED, *DAYS, *SPELT, "words")


@dataclass(frozen=True)
class Asked:
    """The conditions of an address that make sense; a wrong one narrows nothing.

    `wrong` names those that make none: the form has words for what is wrong with them.
    """

    said: Mapping[str, str]
    wrong: tuple[str, ...] = ()

    @classmethod
    def at_address(cls, address: QueryDict) -> "Asked":
        """Return what an address asks. Its words are sealed there, as `q`."""
        return cls.sent(address.dict() | {"words": opened(address.get("q", ""))})

    @classmethod
    def sent(cls, data: Mapping[str, Any]) -> "Asked":
        """Return what the fields of a form ask."""
        texts = ((name, str(data.get(name) or "").strip()) for name in NAMES)
        told = {name: text for name, text in texts if text}
        said = {name: text for name, text in told.items() if makes_sense(name, text)}
        return cls(said, tuple(told.keys() - said.keys()))

    @cached_property
    def filters(self) -> Filters:
        """The conditions, as the ledger takes them."""
        codes = {
            name: self.said[name]
            for name in (*EXACT, "lamp", "worked_by", "besides", "brought", "words")
            if name in self.said
        }
        raised, due, ended = (self._days(name) for name in ("raised", "due", "ended"))
        since, until = (_date(self.said.get(name, "")) for name in DAYS)
        return Filters(
            phase=self.scope if self.scope != "all" else "",
            raised_from=max(filter(None, (raised.first, since)), default=None),
            raised_to=min(filter(None, (raised.last, until)), default=None),
            due_from=due.first,
            due_to=due.last,
            ended_from=ended.first,
            ended_to=ended.last,
            quiet_days=int(self.said.get("quiet", 0)),
            recurring="recurring" in self.said,
            look_back_to=self._look_back_to,
            supervised="supervised" in self.said,
            **codes,
        )

    @property
    def scope(self) -> str:
        """The part of the ledger looked at: open matters unless something else is asked.

        Somebody who searches, or asks for a status or an import, means the whole ledger.
        """
        narrowed = any(name in self.said for name in WHOLE)
        return self.said.get("phase") or ("all" if narrowed else "open")

    @property
    def order(self) -> str:
        """The order asked for; the nearest deadline first, or else what came last."""
        if is_open_work(self.filters):
            usual = "due"
        else:
            # What is over is ordered by the day it came in; there are indexes for that.
            usual = "-due" if self.scope == "over" else "-number"
        return self.said.get("sort", usual)

    @property
    def view(self) -> str:
        """The slug of the view that the list is seen in, "" for none."""
        return self.said.get("view", "")

    @property
    def size(self) -> int:
        """How many rows a page is asked to have; 0 if that is not said."""
        return int(self.said.get("size", 0))

    @property
    def _look_back_to(self) -> dt.date | None:
        """The day by which somebody is to look back, where that is asked."""
        ahead = LOOK_BACK_DAYS.get(self.said.get("look_back", ""))
        if ahead is None:
            return None
        return timezone.localdate() + dt.timedelta(days=ahead)

    def _days(self, name: str) -> spans.Span:
        said = spans.span(self.said.get(name, ""), timezone.localdate())
        return said or spans.Span(None, None)


def makes_sense(name: str, value: str) -> bool:
    """Return whether `value` can stand for the condition `name`."""
    if name in SPANS:
        return spans.span(value, timezone.localdate()) is not None
    if name in DAYS:
        return _date(value) is not None
    if name in OFFERED:
        known = {code for code, _words in flat(OFFERED[name]())}
        return known.issuperset([value] if name in ONE else value.split(SEVERAL))
    if name in SPELT:
        return SPELT[name].search(value) is not None
    return len(value) <= WORDS_MAX and "\0" not in value


def worded(name: str, value: str) -> str:
    """Return what people read for `value` of the condition `name`, which makes sense.

    Somebody's pseudonym stays as it is: who that is is asked of the directory.
    """
    if name in SPANS:
        return spans.worded(value)
    if name == "place":
        return _places(value.split(SEVERAL))
    if name not in OFFERED:
        return value
    names = dict(flat(OFFERED[name]()))
    return gettext("、").join(str(names[code]) for code in value.split(SEVERAL))


def _places(codes: list[str]) -> str:
    """Return the name of the first place, which the others lie in."""
    found = place_names(codes[:1]).get(codes[0])
    return found.name if found else codes[0]


def flat(offered: Iterable[Any]) -> list[tuple[str, Any]]:
    """Return (value, words) of everything in `offered`, which may stand in groups."""
    return [
        pair
        for value, name in offered
        for pair in (name if isinstance(name, list | tuple) else [(value, name)])
    ]


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None

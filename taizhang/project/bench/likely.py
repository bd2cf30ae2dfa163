"""How often what is offered as the same matter is one, and how many are not offered."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.utils.timezone import localdate

from taizhang.core import commands as co
from taizhang.core.texts import SUMMARY_MAX
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from taizhang.ledger.same import same_matter
from taizhang.project.bench.figures import HEAD, Measured, spread
from taizhang.project.bench.office import settle
from taizhang.project.bench.pairs import Message, pairs, read

MOST = 6


def measured(file: Path) -> Iterator[str]:
    """Register each message of `file` in turn, having asked first what it may be the same as."""
    messages = read(file)
    before: dict[int, set[int]] = {number: set() for number in range(len(messages))}
    for earlier, later in pairs(messages):
        before[later].add(earlier)
    right = wrong = missed = met = shown = 0
    seconds = []
    for number, offered, took in _told_in_turn(messages):
        wanted = before[number]
        right += len(offered & wanted)
        wrong += len(offered - wanted)
        missed += min(len(wanted), MOST) - len(offered & wanted)
        met += bool(offered & wanted)
        shown += bool(offered)
        seconds.append(took)
    repeated = sum(map(bool, before.values()))
    yield from HEAD
    yield from map(
        str,
        (
            Measured("messages", f"{len(messages):,}"),
            Measured("pairs by the rule", f"{sum(map(len, before.values())):,}"),
            Measured("precision of what is offered", _share(right, right + wrong)),
            Measured("recall (of six at most)", _share(right, right + missed)),
            Measured("told again, and one of the earlier offered", _share(met, repeated)),
            Measured("messages with anything offered", _share(shown, len(messages))),
            Measured("looking for it", spread(seconds)),
        ),
    )


def _told_in_turn(messages: list[Message]) -> Iterator[tuple[int, set[int], float]]:
    staff, numbers = settle(), dict[str, int]()
    today = localdate()
    for number, message in enumerate(messages):
        summary = message.subject[:SUMMARY_MAX]
        begun = time.perf_counter()
        found = same_matter(words=summary, today=today, most=MOST).likely
        took = time.perf_counter() - begun
        yield number, {numbers[row.case] for row in found}, took
        command = co.RegisterIssue(
            summary=summary,
            words=message.story,
            channel=Channel.ONLINE_FORM,
            nature=Nature.REQUEST,
            category="other",
        )
        numbers[book.submit("", command, by=staff.clerk).issue.case] = number


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%} ({part:,} of {whole:,})" if whole else "–"

"""Match the columns of a table to fields, by the meaning of their titles.

No column is lost: what matches nothing, or matches a field that a better title has, is
kept as an extra column under its own title.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from taizhang.exchange.parsed import Field
from taizhang.exchange.titles import (
    CLOSING_HEADINGS,
    ENDINGS,
    JOINED,
    MEANINGS,
    UNDER_CLOSING,
)
from taizhang.files.text import one_line, plain
from taizhang.files.unreadable import Reason, Unreadable

PROBLEM_TITLE = "问题（改好可留，导入时不看）"
"""Over the last column of an error sheet; such a column is not read back."""

SEPARATOR = "·"
"""Between a heading and the title below it, where both are needed."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_EDGES = re.compile(r"^(?:\*|\d+[、.]|[一二三四五六七八九十]+、)+|[*:：?？]+$")
_UNTITLED = re.compile(r"第 ?\d+ ?列")
_TOLD_APART = re.compile(r"\(第\d+列\)$")
_NAMES = frozenset(str(field) for field in Field)
_RANK_OF_MAPPING, _RANK_OF_ENDING = -1, 1000


class How(StrEnum):
    """How it is known what a column means."""

    BY_TITLE = "title"
    BY_ENDING = "ending"
    BY_CONTENT = "content"
    CHOSEN = "chosen"
    RECALLED = "recalled"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its place from 0, its title, the heading above it, and what it means.

    `title` is unique in its table; `meaning` None: an extra column.
    """

    place: int
    title: str
    heading: str = ""
    meaning: Field | None = None
    how: How = How.BY_TITLE
    untitled: bool = False

    @property
    def is_verdict(self) -> bool:
        """Whether this is where an error sheet tells what was wrong: never read back."""
        return self.title == PROBLEM_TITLE


def comparable(title: str) -> str:
    """Return a title for comparing: no brackets, marks, numbering, spaces or case."""
    folded = plain(title)
    if folded in MEANINGS:
        return folded
    bare = _EDGES.sub("", _BRACKETS.sub("", folded)).replace("_", "")
    return bare or folded


def known(title: str) -> bool:
    """Return whether `title` is, word for word, one that means a field."""
    return comparable(title) in MEANINGS


def key_of(title: str) -> str:
    """Return the title of a column as a mapping speaks of it.

    Like `comparable`, but of two columns with one title each has a key of its own.
    """
    folded = plain(title)
    return folded if _TOLD_APART.search(folded) else comparable(title)


def checked_mapping(mapping: Mapping[str, str | None] | None) -> dict[str, Field | None]:
    """Return a mapping given from outside by the keys of its titles.

    A title mapped to None or "" is kept as an extra column. Raises Unreadable where a
    field does not exist.
    """
    fields: dict[str, Field | None] = {}
    for title, name in (mapping or {}).items():
        if name and name not in _NAMES:
            raise Unreadable(Reason.MAPPING_FIELD, str(name))
        fields[key_of(title)] = Field(name) if name else None
    return fields


def matched(
    titles: list[tuple[str, str]], mapping: Mapping[str, Field | None]
) -> tuple[Column, ...]:
    """Return the columns for pairs of heading and title, each field with its best title."""
    bare = [
        Column(
            place=place,
            title=one_line(title),
            heading=one_line(heading),
            untitled=not title.strip() or bool(_UNTITLED.fullmatch(title.strip())),
        )
        for place, (heading, title) in enumerate(titles)
    ]
    columns, best = [], dict[Field, tuple[int, int]]()
    for column in _with_unique_titles(bare):
        meaning, rank, how = _meaning(*titles[column.place], column.title, mapping)
        columns.append(replace(column, meaning=meaning, how=how))
        if meaning and meaning not in JOINED:
            place = (rank, column.place)
            best[meaning] = min(best.get(meaning, place), place)
    chosen = {place for _, place in best.values()}
    return tuple(
        c if c.place in chosen or c.meaning in JOINED else replace(c, meaning=None)
        for c in columns
    )


def widened(columns: tuple[Column, ...], width: int) -> tuple[Column, ...]:
    """Return `columns` with one without a title for each place up to `width`."""
    more = [
        Column(place=place, title="", untitled=True) for place in range(len(columns), width)
    ]
    return (*columns, *_with_unique_titles(more))


def given_meaning(
    columns: tuple[Column, ...], place: int, field: Field | None, how: How
) -> tuple[Column, ...]:
    """Return `columns` with the one at `place` meaning `field`, known by `how`.

    Another that meant it gives way: two columns never fill one field.
    """
    alone = field is not None and field not in JOINED
    settled = []
    for column in columns:
        if column.place == place:
            column = replace(column, meaning=field, how=how)
        elif alone and column.meaning is field:
            column = replace(column, meaning=None)
        settled.append(column)
    return tuple(settled)


def _meaning(
    heading: str, title: str, unique: str, mapping: Mapping[str, Field | None]
) -> tuple[Field | None, int, How]:
    if SEPARATOR in title and not heading:
        heading, _, title = title.partition(SEPARATOR)
    name = comparable(title)
    for key in (key_of(unique), comparable(heading + SEPARATOR + title), name):
        if key in mapping:
            return mapping[key], _RANK_OF_MAPPING, How.CHOSEN
    if name in UNDER_CLOSING and any(word in heading for word in CLOSING_HEADINGS):
        return UNDER_CLOSING[name], 0, How.BY_TITLE
    if name in MEANINGS:
        return *MEANINGS[name], How.BY_TITLE
    for ending, field in ENDINGS:
        if name.endswith(ending):
            return field, _RANK_OF_ENDING, How.BY_ENDING
    return None, 0, How.BY_TITLE


def _with_unique_titles(columns: list[Column]) -> tuple[Column, ...]:
    """Tell equal titles apart by their heading, or else by their place."""
    taken = dict[str, int]()
    for column in columns:
        taken[column.title] = taken.get(column.title, 0) + 1
    unique, used = [], set[str]()
    for column in columns:
        title = column.title or f"第 {column.place + 1} 列"
        if taken[column.title] > 1 and column.heading and column.title:
            title = f"{column.heading}{SEPARATOR}{title}"
        if title in used:
            title = f"{title}（第 {column.place + 1} 列）"
        used.add(title)
        unique.append(replace(column, title=title))
    return tuple(unique)

"""What one click can put right: the fixes offered beside a problem.

A click decides for every equal value of the column; for a blank it decides for its row.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.exchange.fixing import Choice, blanks_mark, cell_of, mark_of
from taizhang.exchange.parsed import Fault, ParsedRow, Problem

_YEAR = re.compile(r"(\d{4}|\d{2})\s*[-/.年]")
# Typing the right value makes sense where one value is wrong, not where a text is too long.
_NOT_TYPED = frozenset(
    (
        Fault.TOO_LONG,
        Fault.INVISIBLE_CHARACTERS,
        Fault.BROKEN_CHARACTERS,
        Fault.SAME_AS_LINE,
        Fault.SAME_NUMBER,
        Fault.LATER_COPY,
    )
)


@dataclass(frozen=True)
class Offer:
    """A button: what it says, which mark it decides, and how."""

    label: str
    mark: str
    choice: str
    new: str = ""


def offers(problem: Problem, row: ParsedRow) -> tuple[Offer, ...]:
    """Return the fixes to offer for `problem` of `row`, whose cells are as read."""
    mark, make = mark_of(problem, row), _OFFERS.get(problem.fault)
    return tuple(make(problem, row, mark)) if make and mark else ()


def can_be_typed(problem: Problem) -> bool:
    """Return whether a better value may be typed for `problem`."""
    return bool(problem.column) and problem.fault not in _NOT_TYPED


def _write(label: str, mark: str, new: str) -> Offer:
    return Offer(label, mark, Choice.WRITE, new)


def _as_it_is(row: ParsedRow, problem: Problem, mark: str) -> Offer:
    return _write(_("照原样"), mark, cell_of(row, problem.column))


def _month(problem: Problem, row: ParsedRow, mark: str) -> list[Offer]:
    year = _YEAR.match(cell_of(row, problem.column).strip())
    named = f"20{year[1]}" if year and len(year[1]) == 2 else year[1] if year else ""
    return [
        _write(_("改成 %(day)s") % {"day": day}, mark, f"{named}-{day}" if named else day)
        for day in problem.suggestions
    ]


def _ambiguous(problem: Problem, row: ParsedRow, mark: str) -> list[Offer]:
    others = [
        _write(_("改成 %(day)s") % {"day": day}, mark, day) for day in problem.suggestions
    ]
    return [*others, _as_it_is(row, problem, mark)]


def _serial(problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    return [_write(f"= {problem.detail}", mark, problem.detail)]


def _future(problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    return [
        _write(_("改成 %(day)s") % {"day": day}, mark, day) for day in problem.suggestions
    ]


def _place(problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    if not problem.suggestions:
        return []
    above = _("用上一行：%(place)s") % {"place": problem.suggestions[0]}
    return [
        Offer(above, mark, Choice.ABOVE),
        Offer(_("空着的都用上一行"), blanks_mark(problem.column), Choice.ABOVE),
    ]


def _vague(problem: Problem, row: ParsedRow, mark: str) -> list[Offer]:
    written = cell_of(row, problem.column)
    named = [
        _write(place.removesuffix(f" {problem.value}"), mark, place)
        for place in problem.suggestions
    ]
    return [*named, _write(_("照原样"), mark, written)]


def _status(_problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    # What is written must be read as a status again, in the language of ledgers.
    return [
        _write(_("已办完 → 历史已结"), mark, "已办结"),
        _write(_("还在办 → 待确认"), mark, "在办"),
    ]


def _unit(problem: Problem, row: ParsedRow, mark: str) -> list[Offer]:
    (likely, *_more) = problem.suggestions
    return [_write(f"= {likely}", mark, likely), _as_it_is(row, problem, mark)]


def _kept(problem: Problem, row: ParsedRow, mark: str) -> list[Offer]:
    return [_as_it_is(row, problem, mark)]


def _twin(_problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    return [
        Offer(_("跳过这一行"), mark, Choice.SKIP),
        Offer(_("两行都要"), mark, Choice.BOTH),
    ]


def _copy(_problem: Problem, _row: ParsedRow, mark: str) -> list[Offer]:
    return [
        Offer(_("是另一件，照样登记"), mark, Choice.KEEP),
        Offer(_("跳过这一行"), mark, Choice.SKIP),
    ]


_OFFERS: Mapping[Fault, Callable[[Problem, ParsedRow, str], list[Offer]]] = {
    Fault.DATE_IMPOSSIBLE_MONTH: _month,
    Fault.DATE_AMBIGUOUS: _ambiguous,
    Fault.DATE_WAS_A_NUMBER: _serial,
    Fault.DATE_IN_FUTURE: _future,
    Fault.FINISHED_BEFORE_RAISED: _kept,
    Fault.PHONE_LENGTH: _kept,
    Fault.PHONE_ROUNDED: _kept,
    Fault.NUMBER_UNREADABLE: _kept,
    Fault.PLACE_MISSING: _place,
    Fault.PLACE_VAGUE: _vague,
    Fault.STATUS_UNKNOWN: _status,
    Fault.UNIT_UNKNOWN: _unit,
    Fault.SAME_AS_LINE: _twin,
    Fault.SAME_NUMBER: _twin,
    Fault.LATER_COPY: _copy,
}

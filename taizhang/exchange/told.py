"""The account of an import in plain lines: every line of the file, every row of it.

The sums are worked out and shown beside what they have to come to.
"""

from typing import Any

from django.utils.translation import gettext as _

from taizhang.exchange.doubts import COMING_IN, Standing
from taizhang.exchange.models import Batch
from taizhang.exchange.parsed import Fault, LineKind, Problem, Severity
from taizhang.exchange.wording import FAULT_NAMES, KIND_NAMES, told

Told = tuple[str, int]


def _waiting(batch: Batch) -> int:
    """Return how many rows an import has not come to, or never came to."""
    on_its_way = batch.state in (Batch.State.IMPORTING, Batch.State.STOPPED)
    return batch.total - batch.position if on_its_way else batch.untried_count


def lines_told(account: dict[str, Any]) -> list[Told]:
    """Return how many lines of each kind there are, in the order of `LineKind`."""
    kinds = account["kinds"]
    return [(str(KIND_NAMES[kind]), kinds[kind]) for kind in LineKind if kind in kinds]


def other_lines_told(sheet: dict[str, Any]) -> list[Told]:
    """Return how many lines of a sheet are something else than a row."""
    counted = dict(sheet["kinds"]) | {LineKind.DATA.value: 0}
    return [(str(KIND_NAMES[kind]), n) for kind in LineKind if (n := counted.get(kind))]


def rows_told(batch: Batch) -> list[Told]:
    """Return what became of the rows of a finished batch; they add up to its rows."""
    told_of = (
        (_("新登记"), batch.imported_count),
        (_("早已在台账，没有重复登记"), batch.known_count),
        (_("以前导入过、内容有变化，没有重复登记"), batch.changed_count),
        (_("读得出、台账不收"), batch.refused_count),
        (_("要先改好才能导入"), batch.account["blocked"]),
        (_("选了跳过"), batch.account["skipped"]),
        (_("还没轮到"), _waiting(batch)),
    )
    return [(label, count) for label, count in told_of if count]


def expected_told(account: dict[str, Any]) -> list[Told]:
    """Return what would become of the rows of a file; they add up to its rows."""
    told_of = (
        (_("可以登记"), fresh_count(account)),
        (_("早已在台账，不会重复登记"), known_count(account)),
        (_("以前导入过、内容有变化，不会重复登记"), standing(account, Standing.DOUBLE)),
        (_("要先改好才能导入"), account["blocked"]),
        (_("选了跳过"), account["skipped"]),
    )
    return [(label, count) for label, count in told_of if count]


def standing(account: dict[str, Any], *wanted: Standing) -> int:
    """Return how many rows of doubt stand in one of the ways `wanted`."""
    counted = account["doubts"]["standings"]
    return sum(counted.get(each, 0) for each in wanted)


def fresh_count(account: dict[str, Any]) -> int:
    """Return how many rows of a file would be new on the ledger."""
    tally = account["tally"]
    return int(tally["finished"] + tally["open"] + standing(account, *COMING_IN))


def known_count(account: dict[str, Any]) -> int:
    """Return how many rows of a file are on the ledger already."""
    doubtful = standing(account, Standing.KNOWN, Standing.KNOWN_BLOCKED)
    return int(account["tally"]["known"] + doubtful)


def adds_up(account: dict[str, Any], rows: list[Told]) -> bool:
    """Return whether every line is of one kind, and every row came to one end."""
    by_kind = sum(account["kinds"].values()) == account["lines"]
    by_sheet = sum(sheet["lines"] for sheet in account["sheets"]) == account["lines"]
    ended = sum(count for _label, count in rows) == account["rows"]
    return bool(by_kind and by_sheet and ended)


def finished_count(account: dict[str, Any]) -> int:
    """Return how many rows would come in as finished long ago."""
    return int(account["tally"]["finished"] + account["doubts"]["flags"].get("f", 0))


def remarks_told(account: dict[str, Any]) -> list[Told]:
    """Return what else is worth knowing of the rows that come in."""
    tally, flags = account["tally"], account["doubts"]["flags"]
    finished = finished_count(account)
    told_of = (
        (_("已经办完，导入为“历史已结”"), finished),
        (_("还没办完，导入后“待确认”"), fresh_count(account) - finished),
        (_("没有找到地点，记为“未定位”"), tally["unlocated"] + flags.get("u", 0)),
        (_("没写日期"), tally["undated"] + flags.get("d", 0)),
    )
    return [(label, count) for label, count in told_of if count]


def faults_told(account: dict[str, Any], which: str = "") -> list[Told]:
    """Return what was found in the rows, the commonest first.

    `which`: of the rows that have to be changed (wrong), of those that come in (noted), or
    of all as they were read.
    """
    counted = account["doubts"][which] if which else account["faults"]
    return [(str(FAULT_NAMES[Fault(name)]), n) for name, n in counted.items()]


def sheet_problems(account: dict[str, Any]) -> list[str]:
    """Return what is to be said about sheets and columns as a whole."""
    return [
        told(
            Problem(
                fault=Fault(fault), severity=Severity.NOTE, column=column, detail=detail
            )
        )
        for fault, column, detail in account["problems"]
    ]

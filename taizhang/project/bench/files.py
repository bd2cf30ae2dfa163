"""Long work, each as the command that an administrator would run, with its memory."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from taizhang.ledger.export import tree_head
from taizhang.project.bench import sayings
from taizhang.project.bench.figures import Measured, megabytes, rate
from taizhang.project.bench.pages import day_span
from taizhang.project.bench.site import run

BUDGETS = {
    (10_000, "csv"): "≤ 0.3 s",
    (10_000, "xlsx"): "≤ 1.6 s",
    (100_000, "csv"): "≤ 20 s",
    (100_000, "xlsx"): "≤ 20 s",
}
IMPORTED = 100_000
COLUMNS = (
    "登记日期",
    "事项",
    "所属社区",
    "地点",
    "类别",
    "责任单位",
    "办理状态",
    "办结日期",
)


def measured(issues: int) -> Iterator[Measured]:
    """Measure exports, fsck and an import over a ledger of so many rows."""
    idle, _size = run("rules")
    yield Measured("starting a command (within the times below)", f"{idle:.1f} s")
    with tempfile.TemporaryDirectory(prefix="taizhang-bench-files-") as name:
        folder = Path(name)
        for wanted, ending in BUDGETS:
            if wanted <= issues:
                yield _exported(folder / f"ledger.{ending}", issues, wanted)
        yield _imported(folder / "sheet.csv", min(IMPORTED, issues))
    size = tree_head().size
    seconds, most = run("fsck")
    yield Measured(
        f"fsck of {size:,} entries",
        f"{seconds:.1f} s, {rate(size, seconds)}, {megabytes([most])}",
        "≥ 20,000/s on two processes",
    )


def _exported(path: Path, issues: int, wanted: int) -> Measured:
    first, last = day_span(issues, wanted)
    days = ("--raised-from", str(first), "--raised-to", str(last))
    seconds, most = run("export", "ledger", "--out", str(path), *days)
    size = path.stat().st_size / 2**20
    return Measured(
        f"export of about {wanted:,} as {path.suffix[1:]}",
        f"{seconds:.1f} s, {size:.1f} MB file, {megabytes([most])}",
        f"{BUDGETS[wanted, path.suffix[1:]]}, ≤ 300 MB",
    )


def _imported(path: Path, count: int) -> Measured:
    with path.open("w", encoding="utf-8-sig", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerow(COLUMNS)
        for number in range(count):
            day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
            done = number % 50 != 0
            writer.writerow(
                [
                    *(day, f"{sayings.summary(number)}（第 {number} 件）"),
                    *("青禾社区", "锦绣家园 3 号楼", "路灯楼道灯", "锦绣物业"),
                    *(("已办结", day) if done else ("正在办理", "")),
                ]
            )
    seconds, most = run("import", str(path))
    return Measured(
        f"import of {count:,} rows",
        f"{seconds:.1f} s, {rate(count, seconds)}, {megabytes([most])}",
        "100,000 in ≤ 120 s, ≤ 300 MB",
    )

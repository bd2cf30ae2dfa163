"""The process that brings in a ledger is killed half way; the ledger comes in all the same,
each row once, while the page of the import looks on.
"""

import contextlib
import os
import signal
import sqlite3
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import enter, opened, pressed, text
from tests.served import PATIENCE_SECONDS, Served, office

pytestmark = pytest.mark.browser
ROWS = 4000
UNDER_WAY = """
SELECT job.holder FROM jobs_job job JOIN exchange_batch batch ON batch.job = job.id
WHERE job.state = 'running' AND batch.position BETWEEN 1 AND ?
"""
COME_IN = (
    "SELECT count(*), count(DISTINCT old_number) FROM ledger_standing WHERE batch <> ''"
)


@pytest.fixture
def at_work() -> Iterator[Served]:
    """Serve a demo office of its own, with the worker beside it."""
    with office("--demo") as served:
        yield served


def last_year() -> FilePayload:
    """Return a ledger so long that it is brought in behind the page, in several parts."""
    lines = [f"{n},第{n}件：楼道灯不亮,2025-03-05,已办结" for n in range(1, ROWS + 1)]
    rows = "\n".join(("编号,事项,日期,状态", *lines))
    return {"name": "2025.csv", "mimeType": "text/csv", "buffer": rows.encode()}


def told(served: Served, statement: str, *values: int) -> tuple[object, ...] | None:
    """Return the first row that the ledger's database has for `statement`."""
    path = f"file:{served.folder}/ledger.sqlite3?mode=ro"
    with contextlib.closing(sqlite3.connect(path, uri=True)) as connection:
        found: tuple[object, ...] | None = connection.execute(statement, values).fetchone()
        return found


def kill_half_way(served: Served) -> None:
    """Kill the process that brings rows in, once some of them are in and some are not."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (row := told(served, UNDER_WAY, ROWS - 1)):
        assert time.monotonic() < deadline, "nobody brings anything in"
        time.sleep(0.02)
    os.kill(int(str(row[0]).rpartition("/")[2]), signal.SIGKILL)


def test_a_ledger_comes_in_although_its_worker_is_killed(page: Page, at_work: Served):
    before = told(at_work, COME_IN)
    assert before is not None
    enter(page, at_work, "clerk")
    opened(page, at_work, "/import/")
    page.set_input_files("input[type=file]", [last_year()])
    pressed(page, "main form button")
    pressed(page, ".wizard__foot [data-default]")
    kill_half_way(at_work)

    page.wait_for_selector(f"text=导入了 {ROWS} 行", timeout=PATIENCE_SECONDS * 1000)
    assert "加起来对不上" not in text(page)
    after = told(at_work, COME_IN)
    assert after is not None
    assert [
        int(str(now)) - int(str(was)) for now, was in zip(after, before, strict=True)
    ] == [
        ROWS,
        ROWS,
    ]
    assert told(at_work, "SELECT takings FROM jobs_job WHERE kind = 'import-rows'") == (2,)
    assert at_work.command("fsck").returncode == 0

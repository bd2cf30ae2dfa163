"""Bring self-made ledgers in as somebody of the cast, and look what stands on the ledger."""

import io
import re
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from taizhang.core.vocabulary import Actor
from taizhang.exchange import batches, storage
from taizhang.exchange.importing import begin_importing, import_chunk
from taizhang.exchange.models import Batch
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from tests.cast import SUN_ADMINISTRATOR, signed_in
from tests.shell.exchange.sheets import workbook

HEAD = ("编号", "登记时间", "来源", "性质", "类别", "地点", "标题", "诉求内容", "办理结果")
DONE = (
    "7",
    "2026-03-05",
    "电话",
    "投诉",
    "路灯楼道灯",
    "锦绣家园 3 号楼",
    "灯不亮",
    "晚上黑",
    "已修",
)
OPEN = ("8", "2026-03-06", "微信", "咨询", "杂事", "不知道哪里", "想办证", "去哪办", "")
MORE = (
    "10",
    "2026-03-07",
    "电话",
    "求助",
    "杂事",
    "青松苑",
    "树倒了",
    "挡着路",
    "已清走",
)
WRONG = ("9", "2026-13-05", "窗口", "求助", "杂事", "青松苑", "井盖松了", "有响声", "")


def ledger_file(*rows: Sequence[Any]) -> io.BytesIO:
    """Return a workbook with `rows` under the usual titles."""
    return workbook([HEAD, *rows])


def begun(file: io.BytesIO, name: str = "台账.xlsx") -> Batch:
    """Return the batch of `file`, read through and not brought in yet."""
    file.seek(0)
    return batches.begin(name, storage.blocks(file), SUN_ADMINISTRATOR.id, {})


def brought_in(file: io.BytesIO, name: str = "台账.xlsx") -> Batch:
    """Return the batch of `file`, brought in to the last row."""
    batch = begun(file, name)
    begin_importing(batch.id, SUN_ADMINISTRATOR)
    batch.refresh_from_db()
    while batch.state in batches.UNFINISHED:
        batch = import_chunk(batch.id, SUN_ADMINISTRATOR)
    return batch


def one_chunk(batch: Batch, by: Actor = SUN_ADMINISTRATOR) -> Batch:
    """Return `batch` with its first rows brought in, or its next ones."""
    begin_importing(batch.id, by)
    return import_chunk(batch.id, by)


def on_the_ledger() -> dict[str, queries.Row]:
    """Return everything that is on the ledger, by summary."""
    return {row.summary: row for row in queries.stream(Filters(), now())}


def file_of(summary: str) -> queries.IssueFile:
    """Return the whole file of the issue with this summary."""
    return queries.issue_file(on_the_ledger()[summary].number, now())


def said(summary: str) -> Any:
    """Return the first entry of the issue with this summary."""
    return file_of(summary).entries[0].event


def uploaded(client: Client, data: bytes, name: str = "台账.xlsx") -> Any:
    """Return the answer to handing in `data`."""
    return client.post("/import/", {"file": SimpleUploadedFile(name, data)})


def importer() -> Client:
    """Return the browser of somebody who may import."""
    return signed_in(SUN_ADMINISTRATOR)


def told(page: str) -> str:
    """Return a page as its text, without tags and runs of spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))

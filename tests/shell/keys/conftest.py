"""A data folder of its own for each test of the keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from taizhang.keys import secrets


@pytest.fixture
def data(tmp_path, monkeypatch) -> Iterator[Path]:
    """Yield an empty data folder that `TAIZHANG_DATA` names, and that is one office's."""
    folder = tmp_path / "data"
    monkeypatch.setenv("TAIZHANG_DATA", str(folder))
    monkeypatch.setenv(secrets.TENANCY, secrets.ONE_OFFICE)
    with secrets.in_part(""):
        yield folder

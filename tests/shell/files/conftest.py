"""A data folder of its own for each test of the files."""

import pytest


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Return an empty data folder that `TAIZHANG_DATA` names."""
    folder = tmp_path / "data"
    monkeypatch.setenv("TAIZHANG_DATA", str(folder))
    return folder

"""Files that have lain for a while, for the tests of how the machine runs."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def grown_older() -> Callable[..., None]:
    """Make a file or folder older."""

    def older(path: Path, hours: int) -> None:
        at = path.stat().st_mtime - hours * 3600
        os.utime(path, (at, at))

    return older

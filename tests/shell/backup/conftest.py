"""An office that was backed up once, for the tests of backup and restore."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.shell.backup.offices import Office, office_at


@dataclass(frozen=True)
class BackedUp:
    """An office, the folder of its backups, and what it held when the last was made."""

    office: Office
    dest: Path
    held: dict[str, Any]


@pytest.fixture(scope="session")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackedUp]:
    """Yield an office that was backed up. Tests copy its backups before they spoil them."""
    place = tmp_path_factory.mktemp("backed-up")
    with office_at(place / "data") as office:
        office.does("settle")
        done = office.taizhang("backup", place / "usb")
        assert done.returncode == 0, done.stderr
        yield BackedUp(office, place / "usb", office.does("told"))


@pytest.fixture
def copied(backed_up: BackedUp, tmp_path: Path) -> Path:
    """Return a copy of the office's backups, to be spoilt."""
    return Path(shutil.copytree(backed_up.dest, tmp_path / "copied"))


@pytest.fixture
def place_for(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    """Give offices of which nothing is there yet, or that are just like another."""
    count = itertools.count()
    with ExitStack() as offices:

        def office(like: Office | None = None) -> Office:
            return offices.enter_context(
                office_at(tmp_path / f"office-{next(count)}", like)
            )

        yield office


@pytest.fixture
def elsewhere(place_for: Callable[..., Office]) -> Office:
    """Return an office of which nothing is there yet."""
    return place_for()


@pytest.fixture
def alike(place_for: Callable[..., Office], backed_up: BackedUp) -> Office:
    """Return an office like the one that was backed up, to be changed."""
    return place_for(backed_up.office)


@pytest.fixture(scope="session")
def erased(backed_up: BackedUp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a folder with a backup `before` somebody was erased, and one `after`."""
    place = tmp_path_factory.mktemp("erased")
    with office_at(place / "data", backed_up.office) as office:
        for when in ("before", "after"):
            assert office.taizhang("backup", place / when).returncode == 0
            office.does("erase")
        yield place

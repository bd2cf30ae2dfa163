"""One demo office for all journeys of a process; each adds to it and takes nothing away."""

from collections.abc import Iterator

import pytest

from tests.served import Served, office


@pytest.fixture(scope="session")
def demo() -> Iterator[Served]:
    """Serve the demo office as `script/server` does on its first start."""
    with office("--demo", "--no-worker") as served:
        yield served

"""A community under 简便 whose people changed a bulb before: made by a process of its own.

`python -m tests.journeys.five_people` writes it where `TAIZHANG_DATA` says.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from tests.served import OWN_FOLDER, Served, office_in
from tests.upkeep.tree import ROOT

PASSWORD = "lamps-and-ladders-7"


@contextmanager
def community() -> Iterator[Served]:
    """Serve it until the block ends."""
    with tempfile.TemporaryDirectory(prefix="taizhang-five-") as place:
        folder = Path(place) / "data"
        subprocess.run(
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            env=OWN_FOLDER | {"TAIZHANG_DATA": str(folder)},
            check=True,
        )
        with office_in(folder, "--no-worker") as served:
            yield served


def settle() -> None:
    """Write the office of the cast, and a bulb that Liu changed."""
    from taizhang.core.standards import Preset
    from taizhang.ledger import book
    from taizhang.people.models import User
    from taizhang.places import directory
    from taizhang.project.starting import bring_up_to_date
    from tests.cast import LI_CLERK, settle_office
    from tests.shell.matters import GIVEN_OUT, registering

    bring_up_to_date()
    settle_office()
    directory.settle("青禾街道", preset=Preset.LIGHT)
    book.submit("", registering("3 号楼楼道灯不亮"), *GIVEN_OUT, by=LI_CLERK)
    for user in User.objects.filter(username__in=("li", "liu", "zheng")):
        user.set_password(PASSWORD)
        user.save()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.project.settings")
    django.setup()
    settle()

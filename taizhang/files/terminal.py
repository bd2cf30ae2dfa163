"""Reading a file that is named on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from django.core.management.base import CommandError

from taizhang.files.unreadable import Unreadable

Read = TypeVar("Read")


def read(file: Path, reader: Callable[[BinaryIO], Read], what: str) -> Read:
    """Return what `reader` finds in `file`, which is to hold `what`.

    Raises:
        CommandError: 2, there is no such file or it holds something else.
    """
    try:
        with file.open("rb") as stream:
            return reader(stream)
    except (Unreadable, UnicodeDecodeError) as unreadable:
        raise CommandError(
            f"{file} has no {what}: {unreadable}", returncode=2
        ) from unreadable
    except OSError as error:
        raise CommandError(f"{error.strerror}: {file}", returncode=2) from error

"""The data folder and the secrets of an office: small files that only their owner reads.

Imported by the settings, so it may not import Django. A secret is made the first time
that somebody asks for it; two processes asking at once get the same one.

A server may keep several offices, each in a part of its folder. Whose part is meant is said
once, around a request, a job or a command (`in_part`); where nobody said so, none is given.
"""

import os
import re
import secrets as chance
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")


TENANCY = "TAIZHANG_TENANCY"
ONE_OFFICE = "single"
# The part that is the server's own, and no office's.
SERVERS = "."
_part: ContextVar[str] = ContextVar("part", default="")


class SecretUnfit(Exception):
    """A secret's file cannot be trusted: others may read it, or it is not whole."""


class NobodysPart(Exception):
    """The folder of an office was asked for without saying of which."""


def folder() -> Path:
    """Return the office's data folder, made on first use for its owner alone.

    Raises:
        NobodysPart: the server keeps several offices, and nobody said which.
    """
    return _made(part_of(_server()))


def server_folder() -> Path:
    """Return the folder of all offices of this server; where there is one, its own.

    `TAIZHANG_DATA` names it; without, it is `data` beside the program.
    """
    return _made(_server())


def part_of(whole: Path) -> Path:
    """Return the office's part of `whole`, a folder that is given to the server.

    Raises:
        NobodysPart: as `folder`.
    """
    here = part()
    if not here and os.environ.get(TENANCY, ONE_OFFICE) != ONE_OFFICE:
        raise NobodysPart("say whose folder is meant: taizhang.keys.secrets.in_part")
    return whole / here


def part() -> str:
    """Return which part of the server's folders is meant now, "" where nobody said so."""
    return _part.get()


@contextmanager
def in_part(name: str) -> Iterator[None]:
    """Let all inside work in the part `name` of the server's folders."""
    token = _part.set(name)
    try:
        yield
    finally:
        _part.reset(token)


def named() -> str:
    """Return a name for the office's folder, for keeping what was read there. Asks no disk."""
    return os.path.join(os.environ.get("TAIZHANG_DATA", ""), part())


def _server() -> Path:
    return Path(os.environ.get("TAIZHANG_DATA") or _PROJECT / "data").absolute()


def _made(path: Path) -> Path:
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret(name: str, size: int = 32) -> bytes:
    """Return the `size` bytes of the secret `name`, made at random on first use.

    Raises:
        SecretUnfit: the file is open to others, or has another length. It is left alone.
    """
    path = _path_of(name)
    if not path.exists():
        _place(path, chance.token_bytes(size))
    value = _read(path)
    if len(value) != size:
        raise SecretUnfit(
            f"{path} holds {len(value)} bytes instead of {size}: it was damaged or "
            "replaced. Put it back from the backup of the keys."
        )
    return value


def kept(prefix: str) -> list[str]:
    """Return the names of the secrets there are that begin with `prefix`, sorted."""
    return sorted(
        path.name for path in _secrets().iterdir() if path.name.startswith(prefix)
    )


def discard(name: str) -> None:
    """Remove the secret `name` for good; what it alone opens is lost."""
    path = _path_of(name)
    path.unlink(missing_ok=True)
    sync(path.parent)


def sync(directory: Path) -> None:
    """Make the names in `directory` survive a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _secrets() -> Path:
    path = folder() / "secrets"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def _path_of(name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a secret: {name!r}")
    return _secrets() / name


def _place(path: Path, value: bytes) -> None:
    """Write `value` to `path` whole or not at all, unless somebody was faster."""
    # mkstemp makes the file with mode 0600 and O_EXCL; the leading dot keeps a
    # left-over of a crash from ever being taken for a secret.
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(value)
            file.flush()
            os.fsync(file.fileno())
        # A link, not a rename: a rename would replace the secret of whoever was faster.
        os.link(temporary, path)
    except FileExistsError:
        return
    finally:
        os.unlink(temporary)
    sync(path.parent)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if os.name != "nt" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise SecretUnfit(
                f"{path} is open to other accounts of this machine. Run chmod 600 on "
                "it, and make a new one if a stranger may have read it."
            )
        return file.read()

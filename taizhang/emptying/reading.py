"""Reading slips by machine, where the extra `ocr` is installed. Nothing leaves this machine.

Handwriting is often read wrongly: what comes back is a draft, and every piece that the
machine is not sure of is named, for somebody to look at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from taizhang.files import shelf

# Below this the machine is wrong often enough for each such piece to be looked at.
SURE: Final = 0.9
# What is printed on a slip, and which field of its form stands behind each; "": none.
LABELS: Final = {
    r"姓\s*名": "reporter",
    r"电\s*话": "phone",
    r"住\s*址|地\s*[址点]": "place_text",
    r"存\s*根\s*号": "receipt",
    r"意见建议(?:[（(][^）)]*[）)])?": "words",
    r"投入日期": "",
}
LABEL: Final = re.compile(f"({'|'.join(LABELS)})[：:]?")
PHONE: Final = re.compile(r"1[3-9]\d(?:[ -]?\d){8}")


@dataclass(frozen=True)
class Piece:
    """A line as it was read, and how sure the machine is, 0 to 1."""

    text: str
    sure: float


@dataclass(frozen=True)
class Read:
    """What a slip says, as a draft of its form, and the pieces that are doubtful."""

    said: dict[str, str]
    doubtful: tuple[str, ...]


def available() -> bool:
    """Return whether this machine can read."""
    return find_spec("rapidocr") is not None


def read(sha256: str) -> Read:
    """Return what the picture `sha256` says."""
    return arranged([Piece(text, sure) for text, sure in _lines(str(shelf.place(sha256)))])


def arranged(pieces: list[Piece]) -> Read:
    """Return `pieces` as a draft: what stands behind a printed word in its field, a phone
    number in its own wherever it stands, the rest as words.
    """
    said: dict[str, str] = {}
    for piece in pieces:
        for name, text in _parted(piece.text):
            before = f"{said[name]}\n" if name == "words" and name in said else ""
            said[name] = before + text
    if "phone" not in said and (found := PHONE.search(said.get("words", ""))):
        said["phone"] = re.sub(r"\D", "", found[0])
    doubtful = (piece.text.strip() for piece in pieces if piece.sure < SURE)
    return Read(said, tuple(filter(None, doubtful)))


def _parted(line: str) -> Iterator[tuple[str, str]]:
    """Yield (field, text) for a line as it was read."""
    before, *rest = LABEL.split(line)
    if before.strip():
        yield "words", before.strip()
    for label, text in zip(rest[::2], rest[1::2], strict=True):
        name = next(name for sign, name in LABELS.items() if re.fullmatch(sign, label))
        if name and text.strip():
            yield name, text.strip()


def _lines(path: str) -> list[tuple[str, float]]:
    answer = _engine()(path)
    return list(zip(answer.txts or (), map(float, answer.scores or ()), strict=True))


@cache
def _engine() -> Any:
    import rapidocr

    return rapidocr.RapidOCR(params={"Global.log_level": "error"})

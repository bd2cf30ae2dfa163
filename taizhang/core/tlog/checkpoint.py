"""Checkpoints (c2sp.org/tlog-checkpoint): the text that says how large a log is.

A log signs it as a note; one that does not follow from every checkpoint signed before is
never to be signed.
"""

from dataclasses import dataclass

from taizhang.core.tlog.spelling import Malformed, base64_text, decimal, hash_bytes

_FIXED_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many leaves, what root; `extensions` of other logs are kept unread."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def written(self) -> str:
        """Return the note text, newline at its end."""
        head = (self.origin, str(self.size), base64_text(self.root))
        return "".join(f"{line}\n" for line in (*head, *self.extensions))


def parse(text: str) -> Checkpoint:
    """Return the checkpoint that the text of a note writes.

    Raises:
        Malformed: fewer than three lines, an empty one, a size or root not in its one form.
    """
    *lines, end = text.split("\n")
    if end or len(lines) < _FIXED_LINES or not all(lines):
        raise Malformed("not the lines of a checkpoint")
    origin, size, root, *extensions = lines
    return Checkpoint(origin, decimal(size), hash_bytes(root), tuple(extensions))

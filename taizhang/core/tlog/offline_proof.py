"""Proofs to keep (c2sp.org/tlog-proof, `.tlog-proof`): one file, checked without a network.

The checkpoint is carried as the bytes that were signed. `extra` is authenticated by
nothing: here it holds the opening, which its commitment in the leaf has to bear out.
"""

from dataclasses import dataclass

from taizhang.core.tlog.spelling import (
    Malformed,
    base64_bytes,
    base64_text,
    decimal,
    hash_bytes,
)

HEAD = "c2sp.org/tlog-proof@v1"
PATH_LENGTH_MAX = 63


@dataclass(frozen=True, slots=True)
class OfflineProof:
    """Where the leaf is, the way up to the root, and the signed note with that root."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def written(self) -> bytes:
        """Return the file's bytes."""
        extra = () if self.extra is None else (f"extra {base64_text(self.extra)}",)
        lines = (HEAD, *extra, f"index {self.index}", *map(base64_text, self.path))
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint


def parse(data: bytes) -> OfflineProof:
    """Return the proof that `data` writes; neither path nor checkpoint is verified yet.

    Raises:
        Malformed: not of this form, or a way longer than any tree is high.
    """
    head, blank, checkpoint = data.partition(b"\n\n")
    if not blank or not checkpoint:
        raise Malformed("no checkpoint")
    try:
        first, *lines = head.decode().split("\n")
    except UnicodeDecodeError as fault:
        raise Malformed("not UTF-8") from fault
    if first != HEAD:
        raise Malformed("not a proof of this version")
    extra = None
    if lines and lines[0].startswith("extra "):
        extra = base64_bytes(lines.pop(0).removeprefix("extra "))
    if not lines or not lines[0].startswith("index "):
        raise Malformed("no index")
    index, *path = lines
    if len(path) > PATH_LENGTH_MAX:
        raise Malformed(f"a way of {len(path)} hashes")
    way = tuple(map(hash_bytes, path))
    return OfflineProof(decimal(index.removeprefix("index ")), way, checkpoint, extra)

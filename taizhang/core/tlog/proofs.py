"""Proofs of RFC 6962: this leaf is in that tree; this tree is that one grown.

They are made from complete subtrees looked up by (level, index) and checked as RFC 9162
(2.1.3.2 and 2.1.4.2) says. A check answers yes or no and never raises: whatever does not
fit is a no.
"""

from collections.abc import Callable, Iterable, Sequence

from taizhang.core.tlog.tree import HASH_BYTES, node_hash

Subtree = Callable[[int, int], bytes]
"""Looks up the hash of the complete subtree at (level, index)."""


def inclusion_proof(index: int, size: int, node: Subtree) -> tuple[bytes, ...]:
    """Return the hashes beside the way from leaf `index` up to the root of `size` leaves.

    The leaf's neighbour comes first.

    Raises:
        ValueError: there is no such leaf in such a tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_range_hash(middle, end, node))
            end = middle
        else:
            path.append(_range_hash(start, middle, node))
            start = middle
    return tuple(reversed(path))


def consistency_proof(old: int, new: int, node: Subtree) -> tuple[bytes, ...]:
    """Return the hashes that show the tree of `new` leaves to begin with that of `old`.

    Raises:
        ValueError: `old` is 0 (from nothing anything grows) or larger than `new`.
    """
    if not 0 < old <= new:
        raise ValueError(f"no proof leads from {old} leaves to {new}")
    path, start, end, known = [], 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_range_hash(middle, end, node))
            end = middle
        else:
            path.append(_range_hash(start, middle, node))
            start, known = middle, False
    if not known:
        path.append(_range_hash(start, end, node))
    return tuple(reversed(path))


def verify_inclusion(
    leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Check that the leaf stands at `index` in the tree of `size` leaves with this root."""
    if not 0 <= index < size or not _all_hashes([leaf_hash, root, *proof]):
        return False
    place, last, digest = index, size - 1, leaf_hash
    for beside in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            digest = node_hash(beside, digest)
            place, last = _past_left_edges(place, last)
        else:
            digest = node_hash(digest, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and digest == root


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Check that the tree of `new` leaves is that of `old` with leaves added at its end."""
    if not 0 < old <= new or not _all_hashes([old_root, new_root, *proof]):
        return False
    if old == new:
        return not proof and old_root == new_root
    # A complete old tree is itself the first subtree, so the proof leaves it out.
    path = [old_root, *proof] if old.bit_count() == 1 else list(proof)
    if not proof:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            was, now = node_hash(beside, was), node_hash(beside, now)
            place, last = _past_left_edges(place, last)
        else:
            now = node_hash(now, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


def _split(width: int) -> int:
    """Return the largest power of two below `width`, which is at least 2."""
    return 1 << ((width - 1).bit_length() - 1)


def _range_hash(start: int, end: int, node: Subtree) -> bytes:
    """Return the hash over leaves start … end-1; only its right edge can be ragged."""
    lefts = []
    while (width := end - start) & (width - 1):
        middle = start + _split(width)
        lefts.append(_range_hash(start, middle, node))
        start = middle
    level = width.bit_length() - 1
    digest = node(level, start >> level)
    for left in reversed(lefts):
        digest = node_hash(left, digest)
    return digest


def _past_left_edges(place: int, last: int) -> tuple[int, int]:
    """Climb the levels on which the subtree at `place` has no neighbour to its right."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _all_hashes(hashes: Iterable[bytes]) -> bool:
    return all(len(digest) == HASH_BYTES for digest in hashes)

"""The log under examination: leaves, their order, their openings, and the tree over them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from taizhang.core import codec
from taizhang.core.tlog.canon import NotCanonical, parse
from taizhang.core.tlog.tree import Frontier, Node, leaf_hash
from taizhang.keys import store
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import models
from taizhang.ledger.export import frontier_of
from taizhang.ledger.logbook import Told
from taizhang.ledger.sealing import committed_openings, personal_openings

CHUNK = 1000
# What reading an opening can end in, once somebody else wrote what stands there.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, AssertionError)


def findings(head: models.Head) -> Iterator[str]:
    """Yield what is wrong with the log that `head` is the end of, reading it once."""
    tree, told, erasures = _Tree(), Told(), _Erasures()
    seen = 0
    for rows in _chunks():
        keys = store.opened({row.subject for row in rows if row.sealed})
        for row in rows:
            yield from _missing(seen, row.entry_id)
            yield from tree.skip(seen, row.entry_id)
            seen = row.entry_id + 1
            leaf = bytes(row.entry.leaf)
            yield from tree.grow(leaf)
            said = _parsed(leaf)
            if said is None:
                yield _("第 %(seq)d 条：不再是一条完整的账目，字节被改过。") % {
                    "seq": row.pk
                }
                continue
            told.take(said)
            erasures.take(row, said)
            yield from _columns(row, said, head.origin)
            yield from _opening(row, said, keys, head.origin)
    yield from tree.compare(head)
    yield from erasures.unfounded()
    yield from _introduced(told)


def _missing(expected: int, there: int) -> Iterator[str]:
    for seq in range(expected, there):
        yield _("第 %(seq)d 条：账目或它的底稿不见了。") % {"seq": seq}


def _parsed(leaf: bytes) -> Mapping[str, Any] | None:
    try:
        said = parse(leaf)
    except NotCanonical:
        return None
    return said if isinstance(said, dict) and isinstance(said.get("c"), dict) else None


def _columns(row: models.Opening, said: Mapping[str, Any], origin: str) -> Iterator[str]:
    """Yield where a leaf says something else than the columns beside it."""
    beside = {"seq": row.pk, "case": row.entry.case, "n": row.entry.n, "log": origin}
    for name, value in beside.items():
        if said.get(name) != value:
            yield _(
                "第 %(seq)d 条：账面的 %(name)s 是 %(said)s，旁边存的是 %(value)s。"
            ) % {
                "seq": row.pk,
                "name": name,
                "said": said.get(name),
                "value": value,
            }


def _opening(
    row: models.Opening, said: Mapping[str, Any], keys: Mapping[str, bytes], origin: str
) -> Iterator[str]:
    """Yield what an opening does not open of the commitments of its leaf."""
    named = {"seq": row.pk}
    try:
        opened = committed_openings(row) | personal_openings(row, keys, origin)
    except Unreadable:
        yield _("第 %(seq)d 条：密封的内容被改过，或是从别处搬来的。") % named
        return
    except UNREADABLE:
        yield _("第 %(seq)d 条：底稿读不出来了。") % named
        return
    promised = dict(said["c"])
    wrong = [
        label
        for label, value in opened.items()
        if promised.pop(label, None) != codec.commitment(label, value)
    ]
    if wrong:
        yield _("第 %(seq)d 条：底稿里的 %(labels)s 与账面的承诺不符。") % {
            **named,
            "labels": ", ".join(wrong),
        }
    if row.sealed and row.subject not in keys:
        yield (
            _("第 %(seq)d 条：密钥不见了，账上却没有删除的记录。请先从密钥备份恢复。")
            % named
        )
    elif promised and row.erased_by_id is None:
        yield _("第 %(seq)d 条：%(labels)s 没有底稿，账上却没有删除的记录。") % {
            **named,
            "labels": ", ".join(sorted(promised)),
        }


class _Tree:
    """The tree worked out from the leaves, beside the one that is stored."""

    def __init__(self) -> None:
        self._frontier = Frontier(0, ())
        self._levels: dict[int, Iterator[models.Node]] = {}
        self._next: dict[int, models.Node | None] = {}

    def grow(self, leaf: bytes) -> Iterator[str]:
        """Add `leaf`; yield the stored nodes that it does not give."""
        yield from self._add(leaf_hash(leaf))

    def skip(self, expected: int, there: int) -> Iterator[str]:
        """Go on past missing leaves by the hashes kept of them, so that only they are named."""
        for seq in range(expected, there):
            kept = self._stored(0, seq)
            yield from self._add(bytes(kept.hash) if kept else leaf_hash(b""))

    def compare(self, head: models.Head) -> Iterator[str]:
        """Yield where the end of the tree is not the one that the head keeps."""
        size = self._frontier.size
        nodes = sum(size >> level for level in range(size.bit_length()))
        if size != head.size:
            yield _("账本首部写着共 %(says)d 条，实有 %(are)d 条。") % {
                "says": head.size,
                "are": size,
            }
        elif len(head.peaks) != len(self._frontier.peaks) * 32 or (
            frontier_of(head).root() != self._frontier.root()
        ):
            yield _("账本首部的树根，不是这些账目的树根。")
        if (stored := models.Node.objects.count()) != nodes:
            yield _("树上存着 %(stored)d 个结点，照账目应有 %(right)d 个。") % {
                "stored": stored,
                "right": nodes,
            }

    def _add(self, digest: bytes) -> Iterator[str]:
        self._frontier, made = self._frontier.append(digest)
        for node in made:
            yield from self._beside(node)

    def _beside(self, node: Node) -> Iterator[str]:
        stored = self._stored(node.level, node.index)
        if stored is None or bytes(stored.hash) != node.hash:
            first = node.index << node.level
            yield _(
                "树上第 %(level)d 层盖住第 %(first)d 至 %(last)d 条的结点与账目不符。"
            ) % {
                "level": node.level,
                "first": first,
                "last": first + (1 << node.level) - 1,
            }

    def _stored(self, level: int, index: int) -> models.Node | None:
        """Return the stored node, moving on in its level; each level is read in order."""
        if level not in self._levels:
            rows = models.Node.objects.filter(level=level).order_by("index")
            self._levels[level] = rows.iterator(chunk_size=CHUNK)
            self._next[level] = next(self._levels[level], None)
        while (node := self._next[level]) is not None and node.index < index:
            self._next[level] = next(self._levels[level], None)
        return node if node is not None and node.index == index else None


class _Erasures:
    """What openings say about being erased, beside what the log says was erased."""

    def __init__(self) -> None:
        self._said: dict[int, str] = {}
        self._erased: list[tuple[int, int, str]] = []

    def take(self, row: models.Opening, said: Mapping[str, Any]) -> None:
        """Take in one entry."""
        if said.get("kind") == "voice-erased":
            self._said[row.pk] = f"{said.get('of')}/{said.get('voice', 0)}"
        if row.erased_by_id is not None:
            self._erased.append((row.pk, row.erased_by_id, row.subject))

    def unfounded(self) -> Iterator[str]:
        """Yield the openings that were emptied without an entry that says so."""
        for seq, by, subject in self._erased:
            if self._said.get(by) != subject:
                yield _(
                    "第 %(seq)d 条：内容被清空，所指的第 %(by)d 条却不是删除它的记录。"
                ) % {
                    "seq": seq,
                    "by": by,
                }


def _introduced(told: Told) -> Iterator[str]:
    actors = dict(models.KnownActor.objects.values_list("pseudonym", "unit"))
    policies = set(models.KnownPolicy.objects.values_list("policy", flat=True))
    if actors != told.actors or policies != told.policies:
        yield _("经手人或标准的名册与账本所载不符。请运行 rebuild 重建。")


def _chunks() -> Iterator[list[models.Opening]]:
    rows: Iterable[models.Opening] = (
        models.Opening.objects.select_related("entry")
        .order_by("entry_id")
        .iterator(chunk_size=CHUNK)
    )
    found = iter(rows)
    while chunk := list(islice(found, CHUNK)):
        yield chunk

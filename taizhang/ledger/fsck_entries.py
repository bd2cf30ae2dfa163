"""One entry under examination: its leaf, the columns beside it, and what opens it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from taizhang.core import codec
from taizhang.core.codec import Opened
from taizhang.core.tlog.canon import NotCanonical, parse
from taizhang.keys.sealing import Unreadable
from taizhang.ledger.sealing import Stored, committed_openings, personal_openings

# What reading an opening can end in, once somebody else wrote what stands there.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, AssertionError)
Said = Mapping[str, Any]


class Examined(NamedTuple):
    """What a leaf says, and what opens it; None where nothing does."""

    said: Said
    opened: Mapping[str, Opened] | None


def examined(
    stored: Stored, keys: Mapping[str, bytes], origin: str, findings: list[str]
) -> Examined | None:
    """Look at one entry, add what is wrong with it to `findings`; return what it holds.

    None: its leaf is none any more.
    """
    opened = _opened(stored, keys, origin)
    said = _quickly(stored, opened, keys) or _said_in(stored.leaf)
    if said is None:
        findings.append(
            _("第 %(seq)d 条：不再是一条完整的账目，字节被改过。") % {"seq": stored.seq}
        )
        return None
    findings += _columns(stored, said, origin)
    if isinstance(opened, str):
        findings.append(opened)
        return Examined(said, None)
    if "c" in said:
        findings += _commitments(stored, said, opened, keys)
    return Examined(said, opened)


def _quickly(
    stored: Stored, opened: dict[str, Opened] | str, keys: Mapping[str, bytes]
) -> Said | None:
    """Return what a leaf says besides `c`, where `opened` opens all of it and nothing else.

    None: something is wrong, erased, or the log's own, and is to be looked at closely.
    """
    if isinstance(opened, str) or (stored.sealed and stored.subject not in keys):
        return None
    commitments = {label: codec.commitment(label, one) for label, one in opened.items()}
    return codec.said_beside(stored.leaf, commitments)


def _said_in(leaf: bytes) -> Said | None:
    try:
        said = parse(leaf)
    except NotCanonical:
        return None
    return said if isinstance(said, dict) and isinstance(said.get("c"), dict) else None


def _opened(
    stored: Stored, keys: Mapping[str, bytes], origin: str
) -> dict[str, Opened] | str:
    """Return what opens the leaf, or the sentence that says why nothing does."""
    try:
        committed = committed_openings(stored)
        return committed | personal_openings(stored, keys, origin)
    except Unreadable:
        said = _("第 %(seq)d 条：密封的内容被改过，或是从别处搬来的。")
    except UNREADABLE:
        said = _("第 %(seq)d 条：底稿读不出来了。")
    return said % {"seq": stored.seq}


def _columns(stored: Stored, said: Said, origin: str) -> Iterator[str]:
    """Yield where a leaf says something else than the columns beside it."""
    beside = {"seq": stored.seq, "case": stored.case, "n": stored.n, "log": origin}
    for name, value in beside.items():
        if said.get(name) != value:
            yield _(
                "第 %(seq)d 条：账面的 %(name)s 是 %(said)s，旁边存的是 %(value)s。"
            ) % {
                "seq": stored.seq,
                "name": name,
                "said": said.get(name),
                "value": value,
            }


def _commitments(
    stored: Stored, said: Said, found: Mapping[str, Opened], keys: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield what was `found` in an opening and is not what its leaf commits to."""
    named = {"seq": stored.seq}
    promised = dict(said["c"])
    wrong = [
        label
        for label, value in found.items()
        if promised.pop(label, None) != codec.commitment(label, value)
    ]
    if wrong:
        yield _("第 %(seq)d 条：底稿里的 %(labels)s 与账面的承诺不符。") % {
            **named,
            "labels": ", ".join(wrong),
        }
    if stored.sealed and stored.subject not in keys:
        yield (
            _("第 %(seq)d 条：密钥不见了，账上却没有删除的记录。请先从密钥备份恢复。")
            % named
        )
    elif promised and stored.erased_by is None:
        yield _("第 %(seq)d 条：%(labels)s 没有底稿，账上却没有删除的记录。") % {
            **named,
            "labels": ", ".join(sorted(promised)),
        }

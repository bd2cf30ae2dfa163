"""Is the audit whole? The chain is worked out again from its first line to its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Chain, Record
from taizhang.audit.record import hash_of

AT_ONCE = 2000


@dataclass(frozen=True)
class End:
    """A place of the chain: the seq of a line and its hash."""

    seq: int
    hash: str


def end() -> End:
    """Return where the chain ends: what is to be kept elsewhere, to compare with later."""
    chain = Chain.objects.first()
    return End(chain.size, chain.head) if chain else End(0, "")


def findings(known: End | None = None) -> Iterator[str]:
    """Yield a sentence for everything that does not fit; none: the record is whole.

    `known`: an end that was written down elsewhere; the chain must still lead through it.
    Reads one moment of the record, a line at a time.
    """
    with transaction.atomic():
        last, met = End(0, ""), known is None
        for line in Record.objects.order_by("seq").iterator(AT_ONCE):
            if not last.seq:
                last = _beginning(line)
            yield from _joins(line, last)
            last = End(line.seq, hash_of(line))
            met = met or last == known
        if last != end():
            yield _("最后一条和链条的末端对不上：末尾的记录被改过、删过或加过。")
        if not met and known is not None:
            yield _("第 %(seq)d 条和您记下的校验码不一样：它或它以前的记录被换过。") % {
                "seq": known.seq
            }


def _beginning(first: Record) -> End:
    """Return what came before the `first` line that is left, as the record itself tells."""
    told = Record.objects.filter(kind=Kind.OLD_REMOVED.value).order_by("-seq").first()
    if told is None:
        return End(0, "")
    return End(int(told.details.get("through", 0)), str(told.details.get("hash", "")))


def _joins(line: Record, last: End) -> Iterator[str]:
    if line.seq != last.seq + 1:
        yield _("第 %(first)d 到第 %(last)d 条不见了，也没有清理的记录。") % {
            "first": last.seq + 1,
            "last": line.seq - 1,
        }
    elif line.before != last.hash:
        yield _("第 %(seq)d 条接不上前一条：两条中有一条被改过。") % {"seq": line.seq}

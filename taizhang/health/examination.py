"""Examining the whole book and every kept file, and keeping note of what was found."""

from itertools import chain
from typing import Final

from django.utils.timezone import now

from taizhang.files.keeping import scrub
from taizhang.ledger import export
from taizhang.ledger.fsck import findings
from taizhang.web import vitals

_SHOWN: Final = 5


def examine() -> int:
    """Examine everything and return how many findings there were."""
    head = export.tree_head()
    first: list[str] = []
    count = 0
    for count, finding in enumerate(chain(findings(), scrub()), start=1):  # noqa: B007
        first += [finding] if len(first) < _SHOWN else []
    vitals.remember(
        vitals.EXAMINATION, at=now().isoformat(), size=head.size, count=count, first=first
    )
    return count

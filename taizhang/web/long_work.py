"""Long work reads the ledger with the eyes of whoever asked for it."""

from contextlib import AbstractContextManager

from taizhang.jobs import registry
from taizhang.ledger.looking import looking
from taizhang.web.looking import sight_behind


def for_whom(pseudonym: str) -> AbstractContextManager[None]:
    """Return the block in which the work of `pseudonym` runs; "" is the machine's own."""
    return looking(lambda: sight_behind(pseudonym))


registry.works_for(for_whom)

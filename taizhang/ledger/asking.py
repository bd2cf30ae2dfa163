"""What a caller asks about: their matter, by all that they say of it."""

from collections.abc import Sequence

from taizhang.ledger import models, search
from taizhang.ledger.queries import NEARBY, Row, as_row


def asked_about(words: Sequence[str], most: int) -> tuple[Row, ...]:
    """Return the issues of which all of `words` hold: text, a name, a number, its end.

    Open ones first, then the latest. One query. A single word is looked for among the
    latest matches; the end of a number may be another one's: ask `reading` whose it is.
    """
    latest = NEARBY if len(words) == 1 else 0
    clauses = [search.condition(each, latest=latest) for each in words]
    known = [clause for clause in clauses if clause]
    if not known:
        return ()
    found = models.Standing.objects.all()
    for sql, parameters in known:
        matching = models.Standing.whole.extra(where=[sql], params=parameters)
        found = found.filter(id__in=matching.values("id"))
    return tuple(map(as_row, found.order_by("phase", "-registered_at")[:most]))

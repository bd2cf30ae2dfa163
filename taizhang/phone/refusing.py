"""What a phone is told of an item that was not carried out: why, and what others did."""

from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core.refusals import Refusal, Refused
from taizhang.files.refusals import Unusable, worded
from taizhang.ledger import book, queries
from taizhang.web.acting import SENT_BEFORE
from taizhang.web.happenings import told
from taizhang.web.refusals import REFUSALS


def refused(error: Exception, said: dict[str, Any]) -> dict[str, Any]:
    """Return what to answer to an item `said` that came to nothing.

    `since`: what happened to the matter since it was seen, and `n` how far it is now, where
    that stood in the way: whoever sends it again then does so knowingly.
    """
    match error:
        case Refused(refusals=refusals):
            answer: dict[str, Any] = {"said": [str(REFUSALS[each]) for each in refusals]}
            if Refusal.STALE in refusals and said.get("number"):
                file = queries.issue_file(said["number"], now())
                happened = told(file, since=said.get("n") or 0)
                lines = [f"{each.at} {each.who} {each.said}".strip() for each in happened]
                answer |= {"since": lines, "n": file.issue.n}
            return answer
        case book.KeyReused():
            return {"said": [str(SENT_BEFORE)]}
        case Unusable():
            return {"said": [worded(error)]}
    return {"said": [_("没有办成：这件事已经不归您看了，可能改派了。请看看台账。")]}

"""What happens to rows of an older ledger. To others: among `events`."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.clocks import Deadline
from taizhang.core.fields import Personal, Public
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import Channel, Nature, Urgency


@dataclass(frozen=True, kw_only=True)
class IssueCarriedOver:
    """A row of an older ledger came in: finished before, or open and still to confirm."""

    policy: Public[str]
    finished: Public[bool] = False
    voice: Public[int] = 0
    anonymous: Public[bool] = False
    number: str
    batch: str
    source: str
    old_number: str = ""
    channel: Channel
    nature: Nature
    category: str
    urgency: Urgency
    community: str = ""
    place: str = ""
    unit_text: str = ""
    happened_at: dt.datetime
    finished_on: dt.date | None = None
    standard: Standard
    summary: Personal[str]
    words: Personal[str] = ""
    result: Personal[str] = ""
    place_text: Personal[str] = ""
    reporter: Personal[str] = ""
    phone: Personal[str] = ""
    remarks: Personal[str] = ""
    receipt: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class ImportConfirmed:
    """An imported open row is live: its first clock begins now."""

    accept_by: Deadline


@dataclass(frozen=True, kw_only=True)
class ImportWithdrawn:
    """The batch that brought this row in was taken back; the number stays used."""

    reason: str

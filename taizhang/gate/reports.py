"""What a resident sends in, and what the book is asked to do about it.

The receipt number comes out of the form's own key: whoever sends the same form again, by a
double click, the back button or a second tab, is shown the same number, and nobody has to
remember it.
"""

import datetime as dt
import hmac
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from taizhang.core import commands as co
from taizhang.core.texts import brief
from taizhang.core.vocabulary import OPEN, Channel, EvidenceKind, Nature
from taizhang.keys.secrets import secret
from taizhang.ledger import book, numbers
from taizhang.ledger.reading import NoSuchIssue

# The ledger is kept in Chinese, whatever language the form was read in.
NAMELESS: Final = "居民网上反映，见原话"
TURNS: Final = 4


@dataclass(frozen=True)
class Report:
    """A form as it was sent. `key`: the form's; `about`: the case that it is said of, or "".

    `photos`: hashes of kept files. `again`: what is said of a matter that was struck off.
    """

    key: str
    words: str
    category: str
    community: str = ""
    place: str = ""
    place_text: str = ""
    reporter: str = ""
    phone: str = ""
    photos: tuple[str, ...] = ()
    about: str = ""
    again: str = ""

    @property
    def sent(self) -> book.Form:
        """What makes this form the same form."""
        said = {name: value for name, value in self.as_json().items() if name != "key"}
        return book.form(self.key, sorted(said.items()))

    def as_json(self) -> dict[str, Any]:
        """Return it as it is sealed."""
        return asdict(self) | {"photos": list(self.photos)}

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> "Report":
        """Return what `as_json` made."""
        return cls(**held | {"photos": tuple(held["photos"])})


def receipts_for(key: str) -> Iterator[str]:
    """Yield the receipt numbers of the form `key`: the next one where the last is held."""
    for turn in range(TURNS):
        told = f"{key}\0{turn}".encode()
        digest = hmac.digest(secret("receipt-of-a-form"), told, "sha256")
        digits = f"{int.from_bytes(digest[:16], 'big') % 10**11:011d}"
        yield digits + numbers.check_digit(digits)


def receipt_hashed(key: str, digest: str) -> str:
    """Return the receipt number of the form `key` that is kept under the hash `digest`."""
    return next(r for r in receipts_for(key) if numbers.receipt_hash(r) == digest)


def acts(
    report: Report, receipt: str, sent_at: dt.datetime | None = None
) -> tuple[str, tuple[co.Command, ...]]:
    """Return on which case ("": a new one) what is to be done. One query where it is of one.

    What is said of a matter that is over begins a new one, which its place and category
    link to the earlier one: only who holds a receipt of it reopens it.
    """
    shown = tuple(
        co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256=sha256)
        for sha256 in report.photos
    )
    if report.about and _open(report.about):
        voice = co.AddVoice(
            words=report.words,
            reporter=report.reporter,
            phone=report.phone,
            channel=Channel.ONLINE_FORM,
            receipt=receipt,
        )
        return report.about, (voice, *shown)
    return "", (_registration(report, receipt, sent_at), *shown)


def _registration(
    report: Report, receipt: str, sent_at: dt.datetime | None
) -> co.RegisterIssue:
    return co.RegisterIssue(
        summary=brief(report.words) or report.again or NAMELESS,
        words=report.words,
        channel=Channel.ONLINE_FORM,
        nature=Nature.REQUEST,
        category=report.category,
        community=report.community,
        place=report.place,
        place_text=report.place_text,
        reporter=report.reporter,
        phone=report.phone,
        happened_at=sent_at,
        receipt=receipt,
    )


def _open(case: str) -> bool:
    try:
        status = book.issue_of(case).status
    except NoSuchIssue:
        return False
    return status in OPEN

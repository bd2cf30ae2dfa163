"""What somebody who goes to see a matter has in hand there, and what is on their list."""

from django.utils.timezone import now

from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.verification.comparing import comparison
from taizhang.verification.shown import LookPage
from taizhang.verification.standing import in_the_way
from taizhang.web import evidence, lookalikes, titles
from taizhang.web.happenings import naming_for


def look_page(file: IssueFile, by: Actor) -> LookPage:
    """Return everything on the page of `by`, who stands at the place."""
    known = naming_for(file, now(), also_places=[file.row.place])
    place = known.where(file.row)
    return LookPage(
        number=file.row.number,
        label=numbers.label(file.row.number),
        title=titles.title(file.row.summary),
        place=f"{place.name} {place.note}".strip(),
        result=file.issue.report.result if file.issue.report else "",
        compared=comparison(file, evidence.pieces(file), known),
        doubts=lookalikes.shown(file),
        barred=in_the_way(file.issue, by),
    )

"""What topics are called: matters by the ledger's own words, proposals by theirs."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from taizhang.assembly.models import Topic
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.places.names import category_names, community_names
from taizhang.web import masking, titles
from taizhang.web.addresses import issue_url

Rows = Mapping[str, Row]


def title(topic: Topic, rows: Rows) -> str:
    """Return what a topic is called for people of the office."""
    row = rows.get(topic.case)
    if topic.proposed:
        return titles.title(topic.title)
    return titles.title(row.summary) if row else _("（这件事不在您能看的范围里）")


def in_public(topic: Topic, rows: Rows) -> str:
    """Return what a topic is called where no account is asked for: nobody's words or name.

    A proposal by its own title; a matter by its number, what it is about, and the community.
    """
    row = rows.get(topic.case)
    if topic.proposed:
        return titles.title(topic.title)
    if row is None:
        return _("议题")
    about = category_names().get(row.category, row.category)
    where = community_names().get(row.community, "")
    return " · ".join(filter(None, (numbers.label(row.number), about, where)))


def label(topic: Topic, rows: Rows) -> str:
    """Return the number of its matter, "" while there is none."""
    row = rows.get(topic.case)
    return numbers.label(row.number) if row else ""


def url(topic: Topic, rows: Rows) -> str:
    """Return where its matter is, "" while there is none."""
    row = rows.get(topic.case)
    return issue_url(row.number) if row else ""


def background(topic: Topic, rows: Rows) -> str:
    """Return why it is talked over; of a matter to those alone who may see it."""
    seen = topic.proposed or topic.case in rows
    return masking.words(topic.background) if seen else ""


def points(notes: str) -> tuple[str, ...]:
    """Return notes as points, without numbers of phones in them."""
    lines = (masking.words(line).strip() for line in notes.splitlines())
    return tuple(filter(None, lines))

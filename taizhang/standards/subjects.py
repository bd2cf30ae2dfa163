"""What a standard can be for: a sort of matters or one category, at one urgency."""

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.core.own_standards import OwnStandards, Sort, key, of_category
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import Urgency
from taizhang.places.directory import CategoryShown
from taizhang.standards.wording import SORTS
from taizhang.web.wording import word


@dataclass(frozen=True)
class Subject:
    """Matters of a sort, or of the `category` alone where it is not "".

    `chinese`: whether the name is an office's own word, with no other in this language.
    """

    what: str
    sort: Sort
    category: str
    name: str
    urgency: Urgency

    @property
    def key(self) -> str:
        """Under what its choices are kept."""
        return key(self.what, self.urgency)

    @property
    def said(self) -> str:
        """Of which matters it is, in words."""
        return f"{self.name} · {word(self.urgency)}"

    def standard(self, own: OwnStandards) -> Standard:
        """Return its standard in force."""
        return own.standard(self.sort, self.urgency, self.category)

    def base(self, own: OwnStandards) -> Standard:
        """Return what is in force for it where nothing is chosen here."""
        if self.category:
            return own.standard(self.sort, self.urgency)
        return own.default(self.sort, self.urgency)


def subject(what: str, urgency: str, categories: Sequence[CategoryShown]) -> Subject | None:
    """Return what is named by `what` and `urgency` in an address; None: nothing is."""
    if urgency not in set(Urgency):
        return None
    if what in set(Sort):
        sort = Sort(what)
        return Subject(what, sort, "", str(SORTS[sort]), Urgency(urgency))
    for each in categories:
        if what == of_category(each.code):
            return Subject(what, each.sort, each.code, each.name, Urgency(urgency))
    return None

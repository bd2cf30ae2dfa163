"""The columns of the workbook: which may be edited, and what their cells mean.

Whoever hands the workbook in may read another language than who took it out, so titles and
names are understood in each of the office's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from taizhang.core.vocabulary import Nature, Urgency
from taizhang.people.names import all_unit_names
from taizhang.people.receivers import receivers
from taizhang.places.names import category_groups, category_names, community_names
from taizhang.web.asked import flat
from taizhang.web.wording import choices

# Titles of what a person does not see and must not change: the same in every language.
CASE, SEEN, ORIGIN = "id", "n", "ledger"
Names = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True)
class Column:
    """A column that may be edited. `names` are its codes in words; None: free words.

    `offered` are the codes that may be chosen; the others are only understood.
    """

    name: str
    title: str | Promise
    width: int
    names: Names | None = None
    offered: Names | None = None


COLUMNS = (
    Column("summary", _("事项"), 48),
    Column(
        "category", _("类别"), 14, category_names, lambda: dict(flat(category_groups()))
    ),
    Column("nature", _("性质"), 8, lambda: dict(choices(Nature))),
    Column("urgency", _("缓急"), 10, lambda: dict(choices(Urgency))),
    Column("community", _("所属社区"), 14, community_names),
    Column("unit", _("责任单位"), 18, all_unit_names, lambda: dict(receivers().units)),
)
BY_NAME = {column.name: column for column in COLUMNS}


@dataclass(frozen=True)
class Meanings:
    """What titles and cells mean, read once for a workbook."""

    titles: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]

    def code(self, column: str, text: str) -> str | None:
        """Return what `text` means in `column`: itself or a code; None where it is none."""
        if column not in self.codes:
            return text
        return self.codes[column].get(text)


def meanings() -> Meanings:
    """Return what titles and names mean, in every language of the office."""
    titles: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {c.name: {"": ""} for c in COLUMNS if c.names}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for column in COLUMNS:
                titles[str(column.title)] = column.name
                for code, name in (column.names() if column.names else {}).items():
                    codes[column.name][str(name)] = code
    return Meanings(titles, codes)


def named(column: str, code: str) -> str:
    """Return what people read for `code` in `column`."""
    names = BY_NAME[column].names
    return str(names().get(code, code)) if names else code


def choosable(column: Column) -> list[str]:
    """Return the names that a cell of `column` may choose from; none for free words."""
    names = column.offered or column.names
    return [str(name) for name in names().values()] if names else []

"""What a sheet would do, as far as both kinds of sheets have it in common."""

import re
from dataclasses import dataclass

from taizhang.people.models import Unit


@dataclass(frozen=True)
class Odd:
    """A row that cannot come in, and why."""

    line: str
    who: str
    why: str


@dataclass(frozen=True)
class Question:
    """A word that the office does not know: what it stands for is asked once for all rows."""

    key: str
    word: str
    times: int
    proposed: str


KINDS = (
    (Unit.Kind.PROPERTY, re.compile(r"物业|property", re.IGNORECASE)),
    (Unit.Kind.COMMUNITY, re.compile(r"社区|居委会|村委会|community", re.IGNORECASE)),
    (
        Unit.Kind.SUBDISTRICT,
        re.compile(r"街道(办事处|办|党工委)?$|subdistrict", re.IGNORECASE),
    ),
    (
        Unit.Kind.DEPARTMENT,
        re.compile(r"(科|室|办|办公室|中心|站|窗口|部|大队|section)$", re.IGNORECASE),
    ),
)


def likely_kind(name: str) -> str:
    """Return what kind of unit bears such a name; a partner where nothing says so."""
    found = (kind for kind, looks in KINDS if looks.search(name))
    return next(found, Unit.Kind.PARTNER).value


def kind_meant(word: str) -> str:
    """Return the kind of unit that `word` means, "" for none that we know."""
    wanted = word.strip().casefold()
    for kind in Unit.Kind:
        if wanted and wanted in {kind.value, str(kind.label).casefold()}:
            return kind.value
    also = {"物业": "property", "部门": "department", "居委会": "community"}
    return also.get(wanted, "")

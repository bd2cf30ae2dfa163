"""How a matter that was struck off is told in public: its kind, its estate, days, the end."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.bulletins.shown import Line
from taizhang.core.clocks import Calendar, working_days_between
from taizhang.core.vocabulary import Conclusion, EvidenceKind
from taizhang.ledger import numbers
from taizhang.ledger.struck_off import StruckOff
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names
from taizhang.web.wording import word

TONES: Final[Mapping[Conclusion, str]] = {
    Conclusion.SOLVED: "green",
    Conclusion.EXPLAINED_ACCEPTED: "grey",
    Conclusion.EXPLAINED_NOT_ACCEPTED: "amber",
}
PHOTOS: Final = frozenset({EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO})


def line(row: StruckOff, words: str, places: Gazetteer, days: Calendar) -> Line:
    """Return the line of `row`. Released `words` are not told while it is back."""
    back = row.outcome is None
    return Line(
        label=numbers.label(row.number),
        about=category_names().get(row.category, row.category),
        place=where(row, places),
        raised=f"{row.raised_on:%Y-%m-%d}",
        ended=f"{row.ended_on:%Y-%m-%d}",
        taken=_taken(row, days),
        ending=word(row.outcome) if row.outcome else _("没办好，正在重新办"),
        tone=TONES[row.outcome] if row.outcome else "red",
        marks=tuple(filter(None, (_again(row), _objected(row), _shown(row)))),
        words="" if back else words,
    )


def where(row: StruckOff, places: Gazetteer) -> str:
    """Return where it was, never finer than the estate, or the grid where there is none."""
    community = places.name_of(row.community) if row.community else ""
    around = places.estate_of(row.place) or places.grid_of(row.place)
    near = places.name_of(around) if around else ""
    # Most offices name their grids after the community: once is enough.
    twice = bool(community) and near.startswith(community[:2])
    return " · ".join(filter(None, ("" if twice else community, near)))


def _taken(row: StruckOff, days: Calendar) -> str:
    count = working_days_between(row.raised_on, row.ended_on, days)
    if not count:
        return _("当天办结")
    words = ngettext("用了 %(n)d 个工作日", "用了 %(n)d 个工作日", count)
    return words % {"n": count}


def _again(row: StruckOff) -> str:
    before = row.times - 1
    if before < 1:
        return ""
    words = ngettext("销号后重办过 %(n)d 次", "销号后重办过 %(n)d 次", before)
    return words % {"n": before}


def _objected(row: StruckOff) -> str:
    if row.objects:
        return _("反映人有异议，等领导答复")
    if not row.objections:
        return ""
    words = ngettext(
        "有过 %(n)d 次异议，已答复", "有过 %(n)d 次异议，已答复", row.objections
    )
    return words % {"n": row.objections}


def _shown(row: StruckOff) -> str:
    shown = row.shown & PHOTOS
    if shown == PHOTOS:
        return _("有整改前、整改后照片")
    if EvidenceKind.AFTER_PHOTO in shown:
        return _("有整改后照片")
    return _("有整改前照片") if shown else ""

"""The lamps on paper: a shape each, because a photocopy knows no colours."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.utils.translation import gettext as _

from taizhang.core.vocabulary import LampColour

GLYPHS: Mapping[LampColour, str] = MappingProxyType(
    {
        LampColour.RED: "■",
        LampColour.AMBER: "▲",
        LampColour.GREEN: "●",
        LampColour.WAITING: "○",
        LampColour.PAUSED: "‖",
        LampColour.DONE: "✓",
        LampColour.NONE: "◇",
    }
)
# Counted on every sheet; the others only where there are any.
ALWAYS = (LampColour.RED, LampColour.AMBER, LampColour.GREEN, LampColour.WAITING)


def counted(lamps: Iterable[LampColour]) -> str:
    """Return how many there are of each lamp, and in all: ■超期 9 ▲临期 14 … 合计 23 件."""
    shown = list(lamps)
    words = {
        LampColour.RED: _("超期"),
        LampColour.AMBER: _("临期"),
        LampColour.GREEN: _("期内"),
        LampColour.WAITING: _("待受理"),
        LampColour.PAUSED: _("挂账"),
        LampColour.DONE: _("已了结"),
        LampColour.NONE: _("待确认"),
    }
    counts = {shade: shown.count(shade) for shade in GLYPHS}
    told = " ".join(
        f"{glyph}{words[shade]} {counts[shade]}"
        for shade, glyph in GLYPHS.items()
        if counts[shade] or shade in ALWAYS
    )
    return f"{told} · " + _("合计 %(n)d 件") % {"n": len(shown)}

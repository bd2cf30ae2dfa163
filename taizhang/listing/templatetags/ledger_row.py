"""A row of the ledger, drawn by hand.

The one place where markup stands in Python: a page has fifty to two hundred rows of some
thirty values, and as a template they took longer than everything else about the page,
queries included. Every value is escaped here; nothing arrives as markup but the lamp.
"""

from functools import cache, lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.ledger.shown import Chip, Line
from taizhang.listing.columns import KINDS
from taizhang.web.selection import mark
from taizhang.web.templatetags.marks import icon, lamp

register = template.Library()

# Roles are spelt out because rows drawn as cards are no longer a table to browsers.
ROW = """\
<tr role="row" data-row="{{number}}">
<td class="c-pick" role="cell">\
<input type="checkbox" form="chosen" name="chosen" value="{{mark}}" aria-label="{{pick}}"></td>
{cells}
</tr>
"""
CELLS = {
    "lamp": '<td class="c-lamp" role="cell">{lamp}</td>',
    "no": '<td class="c-no" role="cell">{label}</td>',
    "title": (
        '<th class="c-title" role="rowheader" scope="row">'
        '<a class="t" href="{url}" data-open>{title}</a>'
        '<a class="peek-b" href="{peek}" data-peek aria-label="{look}">{eye}</a>'
        '<span class="sub">{chips}<span>{note}</span></span></th>'
    ),
    "channel": (
        '<td class="c-channel" role="cell">'
        '<span class="two">{channel}<small>{raised}</small></span></td>'
    ),
    "place": (
        '<td class="c-place" role="cell">'
        '<span class="two">{place}<small>{place_note}</small></span></td>'
    ),
    "unit": (
        '<td class="c-unit" role="cell">'
        '<span class="two">{unit}<small>{person}</small></span></td>'
    ),
    "stage": '<td class="c-stage" role="cell">{stage}</td>',
    "due": '<td class="c-due" role="cell">{due}</td>',
}
# A card has no headings: there the cell says itself what it holds.
CHOSEN = (
    '<td class="c-more c-{key}" role="cell">'
    '<span class="two" data-heading="{heading}">{{{key}}}</span></td>'
)
CHIP = '<span class="tag tag--{tone}">{icon}{text}</span>'
TEXTS = (
    *("label", "url", "title", "note", "channel", "raised", "place", "place_note"),
    *("unit", "person", "stage", "due", "category", "nature", "urgency", "day", "voices"),
    *("first", "moved", "ended", "old_number"),
)


@register.simple_tag
def ledger_row(line: Line, keys: tuple[str, ...]) -> SafeString:
    """Return one issue as a table row with the columns `keys`."""
    language = get_language()
    form, needed = _row(keys, language)
    texts = {name: escape(getattr(line, name)) for name in needed}
    chips = "".join(map(_chip, line.chips))
    return SafeString(
        form.format(lamp=lamp(line.lamp), chips=chips, **texts, **_hooks(line, language))
    )


@lru_cache(200)
def _row(keys: tuple[str, ...], language: str | None) -> tuple[str, tuple[str, ...]]:
    """Return the form of a row with these columns, and the texts that are filled in."""
    form = ROW.format(cells="\n".join(CELLS.get(key) or _chosen(key) for key in keys))
    return form, tuple(name for name in TEXTS if f"{{{name}}}" in form)


def _chosen(key: str) -> str:
    return CHOSEN.format(key=key, heading=escape(str(KINDS[key].heading)))


def _hooks(line: Line, language: str | None) -> dict[str, str]:
    """Return what lets a row be chosen and looked at: see `web/selection.py`."""
    choose, look = _offers(language)
    return {
        "number": escape(line.number),
        "mark": escape(mark(line.case, line.n)),
        "pick": f"{choose} {escape(line.label)}",
        "peek": escape(line.peek_url),
        "look": f"{look} {escape(line.label)}",
        "eye": icon("eye"),
    }


@cache
def _offers(language: str | None) -> tuple[str, str]:
    return escape(_("选择")), escape(_("预览"))


def _chip(chip: Chip) -> str:
    mark = icon(chip.icon) if chip.icon else ""
    return CHIP.format(tone=escape(chip.tone), icon=mark, text=escape(chip.text))

"""A row of the ledger, drawn by hand.

The one place where markup stands in Python: a page has fifty to two hundred rows of some
thirty values, and as a template they took longer than everything else about the page,
queries included. Every value is escaped here; nothing arrives as markup but the lamp.
"""

from html import escape

from django import template
from django.utils.safestring import SafeString

from taizhang.ledger.shown import Chip, Line
from taizhang.web.templatetags.marks import icon, lamp

register = template.Library()

# Roles are spelt out because rows drawn as cards are no longer a table to browsers.
ROW = """\
<tr role="row" data-row>
<td class="c-lamp" role="cell">{lamp}</td>
<td class="c-no" role="cell">{label}</td>
<th class="c-title" role="rowheader" scope="row">\
<a class="t" href="{url}" data-open>{title}</a>\
<span class="sub">{chips}<span>{note}</span></span></th>
<td class="c-channel" role="cell">\
<span class="two">{channel}<small>{raised}</small></span></td>
<td class="c-place" role="cell">\
<span class="two">{place}<small>{place_note}</small></span></td>
<td class="c-unit" role="cell"><span class="two">{unit}<small>{person}</small></span></td>
<td class="c-stage" role="cell">{stage}</td>
<td class="c-due" role="cell">{due}</td>
</tr>
"""
CHIP = '<span class="tag tag--{tone}">{icon}{text}</span>'
TEXTS = (
    *("label", "url", "title", "note", "channel", "raised", "place", "place_note"),
    *("unit", "person", "stage", "due"),
)


@register.simple_tag
def ledger_row(line: Line) -> SafeString:
    """Return one issue as a table row."""
    texts = {name: escape(getattr(line, name)) for name in TEXTS}
    chips = "".join(map(_chip, line.chips))
    return SafeString(ROW.format(lamp=lamp(line.lamp), chips=chips, **texts))


def _chip(chip: Chip) -> str:
    mark = icon(chip.icon) if chip.icon else ""
    return CHIP.format(tone=escape(chip.tone), icon=mark, text=escape(chip.text))

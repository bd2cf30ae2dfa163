"""Small marks: icons and lamps from the one sprite of the site, and the key of a draft.

Tags and not partials, because a ledger page has hundreds: drawn by includes, the lamps
alone took longer than the rest of the page.
"""

import uuid
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import LampColour
from taizhang.ledger.shown import Lamp
from taizhang.web.wording import word

register = template.Library()

MARK = '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>'
FACE = '<span class="lamp lamp--{}">{}<span class="lamp__text">{}</span></span>'
OPENED = (
    '<details class="why" data-pop><summary>{}<span class="sr">{}</span></summary>'
    '<div class="why__box"><p class="why__h">{}{}</p><p>{}</p><dl>{}</dl></div></details>'
)
DRAFT = '<input type="hidden" name="draft" value="{}">'
WHY = "<dt>{}</dt><dd>{}</dd>"


@register.simple_tag
def icon(name: str, classes: str = "ic") -> SafeString:
    """Return the icon `name`. It says nothing to a screen reader: words stand beside it."""
    return _drawn(name, classes)


@register.simple_tag
def lamp_mark(colour: str) -> SafeString:
    """Return the shape of a lamp, which tells its colour in greyscale too."""
    return _drawn(f"lamp-{colour}", "lamp__mark")


@register.simple_tag
def lamp(shown: Lamp) -> SafeString:
    """Return a lamp: shape, word and colour; pressed, it says why it shines so."""
    mark = lamp_mark(shown.colour)
    face = FACE.format(shown.colour, mark, escape(shown.text))
    if not (shown.rule or shown.why):
        return SafeString(face)
    offer, heading = _questions(shown.colour, get_language())
    rows = "".join(WHY.format(escape(label), escape(value)) for label, value in shown.why)
    return SafeString(OPENED.format(face, offer, mark, heading, escape(shown.rule), rows))


@register.simple_tag(takes_context=True)
def draft_key(context: Mapping[str, Any]) -> SafeString:
    """Return by what the draft of a form is known that the book does not carry out.

    A form that comes back with what is wrong in it is still the same.
    """
    sent = context["request"].POST.get("draft", "")
    return SafeString(DRAFT.format(escape(sent or str(uuid.uuid4()))))


@cache
def _drawn(name: str, classes: str) -> SafeString:
    return SafeString(MARK.format(escape(classes), static("web/icons.svg"), escape(name)))


@cache
def _questions(colour: LampColour, language: str | None) -> tuple[str, str]:
    name = word(colour)
    texts = (_("，%(name)s，看原因"), _("为什么是%(name)s？"))
    return escape(texts[0] % {"name": name}), escape(texts[1] % {"name": name})

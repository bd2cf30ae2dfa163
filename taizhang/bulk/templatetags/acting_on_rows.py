"""What the ledger draws so that its rows can be acted on: the bar, and the keys' buttons."""

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from taizhang.bulk.acts import ACTS
from taizhang.bulk.editing import CELLS
from taizhang.core.vocabulary import Duty
from taizhang.people.identity import duties_of
from taizhang.web.selection import everything_under

register = template.Library()


@register.inclusion_tag("bulk/_bar.html", takes_context=True)
def bulk_bar(context: template.Context) -> dict[str, Any]:
    """Draw the bar for a ledger page. Needs: page, asked (the conditions), request."""
    page, asked, request = context["page"], context["asked"], context["request"]
    duties = duties_of(request.user)
    more = page.total.number > len(page.lines)
    return {
        "acts": [act for act in ACTS.values() if act.duties & duties],
        "everything": everything_under(asked, page.total.number) if more else "",
        "total": page.total,
        "print_url": _address("printing:ledger"),
        "paste_url": _address("exchange:paste") if Duty.IMPORT in duties else "",
        "csrf_token": context.get("csrf_token", ""),
    }


@register.inclusion_tag("bulk/_keys.html", takes_context=True)
def row_keys(context: template.Context) -> dict[str, Any]:
    """Draw the buttons of what is done to the row at the cursor. Needs: request."""
    duties = duties_of(context["request"].user)
    cells = [name for name, kind in CELLS.items() if kind.act.duties & duties]
    return {"cells": " ".join(cells)}


def _address(name: str) -> str:
    """Return the address called so, "" where no feature brings it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

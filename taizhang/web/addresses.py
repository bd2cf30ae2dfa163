"""Where an issue lies, and where the ledger's states do: every list has an address."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import get_script_prefix, reverse

CURSORS = ("after", "before")


def issue_url(number: str, act: str = "", query: str = "") -> str:
    """Return the address of the issue `number`, or of an act on it.

    `query`: the list that it is opened from (`came_from`), "" for none.
    """
    # Put together by hand: a list asks for a hundred of them.
    page = f"{get_script_prefix()}i/{number}/"
    return f"{page}{act}/{query}" if act else page + query


def peek_url(number: str, query: str = "") -> str:
    """Return the address at which the issue `number` is seen at a glance."""
    return f"{get_script_prefix()}bulk/peek/{number}/{query}"


def handover_url(pseudonym: str) -> str:
    """Return the address at which what somebody has is given to somebody else."""
    return f"{get_script_prefix()}people/{pseudonym}/handover/"


def ledger_url(**conditions: str) -> str:
    """Return the address of the ledger narrowed by `conditions`; "" narrows nothing."""
    return with_changes({}, **conditions)


def with_changes(
    state: QueryDict | Mapping[str, str], route: str = "listing:ledger", /, **changes: str
) -> str:
    """Return the address of `state` with `changes`; "" takes a condition away.

    Any change but of the cursor itself begins at the first page.
    """
    changed = {name: state.get(name, "") for name in state if name not in CURSORS}
    kept = {name: value for name, value in (changed | changes).items() if value}
    address = _address(route, get_script_prefix())
    return f"{address}?{urlencode(kept)}" if kept else address


@cache
def _address(route: str, _prefix: str) -> str:
    # A ledger has some forty links to other states of itself.
    return reverse(route)

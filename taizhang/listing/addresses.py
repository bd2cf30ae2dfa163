"""The addresses of the ledger's states: the same conditions with one thing changed."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

CURSORS = ("after", "before")


def with_changes(state: QueryDict, view: str = "listing:ledger", **changes: str) -> str:
    """Return the address of `state` with `changes`; "" takes a condition away.

    Any change but of the cursor itself begins at the first page.
    """
    changed = {name: state.get(name, "") for name in state if name not in CURSORS}
    kept = {name: value for name, value in (changed | changes).items() if value}
    address = reverse(view)
    return f"{address}?{urlencode(kept)}" if kept else address

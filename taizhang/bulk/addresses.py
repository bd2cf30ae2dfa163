"""Where single cells of the ledger are edited."""

from django.urls import get_script_prefix


def edit_url(number: str, cell: str) -> str:
    """Return the address at which `cell` (unit or category) of an issue is edited."""
    return f"{get_script_prefix()}bulk/edit/{number}/{cell}/"

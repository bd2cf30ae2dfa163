"""Where an issue lies. Put together by hand: a list asks for a hundred of them."""

from django.urls import get_script_prefix


def issue_url(number: str, act: str = "") -> str:
    """Return the address of the issue `number`, or of an act on it."""
    page = f"{get_script_prefix()}i/{number}/"
    return f"{page}{act}/" if act else page

"""A form as a browser would send it back: everything that it holds, with some of it changed."""

from typing import Any

from django.test import Client


def filled(client: Client, address: str, **changed: Any) -> dict[str, Any]:
    """Return what the form at `address` holds, with what somebody `changed` in it."""
    form = client.get(address).context["form"]
    held = {name: form[name].value() for name in form.fields}
    return {
        name: "" if value is None else value for name, value in (held | changed).items()
    }

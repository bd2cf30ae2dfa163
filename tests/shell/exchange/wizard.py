"""Walk through the wizard as a browser without scripts does: look, press, look again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.test import Client

from taizhang.exchange.models import Batch
from tests.shell.exchange.bringing_in import importer, ledger_file, told, uploaded

_FORM = re.compile(r"<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", re.DOTALL)
_FIELD = re.compile(r"name=\"(\w+)\" value=\"([^\"]*)\"")
_TILE = re.compile(r"<b class=\"num\">(\d+)</b>\s*<span>(?:<a[^>]*>)?([^<]+)")


@dataclass
class Wizard:
    """The wizard, open at a batch."""

    client: Client
    address: str

    def page(self, show: str = "") -> str:
        """Return the page, with its tags."""
        asked = f"{self.address}?show={show}" if show else self.address
        response = self.client.get(asked)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def text(self, show: str = "") -> str:
        """Return what the page says."""
        return told(self.page(show))

    def tiles(self) -> dict[str, int]:
        """Return what the page says will become of the rows."""
        return {label: int(count) for count, label in _TILE.findall(self.page())}

    def offered(self, show: str = "") -> list[str]:
        """Return the buttons that put something right."""
        forms = (
            inner for at, inner in _FORM.findall(self.page(show)) if at.endswith("/fix/")
        )
        labels = (re.search(r"<button[^>]*>([^<]*)", inner) for inner in forms)
        return [label[1] for label in labels if label and label[1] != "改"]

    def press(self, label: str, show: str = "", **typed: str) -> None:
        """Press the first button that says `label`; what is `typed` goes with it."""
        for action, inner in _FORM.findall(self.page(show)):
            if re.search(rf"<button[^>]*>(?:<svg.*?</svg>)?{re.escape(label)}", inner):
                fields = dict(_FIELD.findall(inner)) | typed
                assert self.client.post(action, fields).status_code == 302
                return
        raise AssertionError(f"nothing says {label}: {self.offered(show)}")

    @property
    def batch(self) -> Batch:
        """The batch."""
        return Batch.objects.get(id=self.address.split("/")[2])


def opened(*rows: Sequence[Any]) -> Wizard:
    """Return the wizard at the preview of a ledger with `rows` under the usual titles."""
    return opened_file(ledger_file(*rows).getvalue())


def opened_file(data: bytes, name: str = "台账.xlsx") -> Wizard:
    """Return the wizard at a file that was handed in."""
    client = importer()
    return Wizard(client, str(uploaded(client, data, name).url))

"""What is kept sealed for a while: drafts, choices, prints, words in an address.

Sealed with a secret of the office, unlike what stands in the book: that has data keys by
subject (`store`), each of which can be destroyed alone.
"""

import base64
import json
from dataclasses import dataclass
from typing import Any

from taizhang.keys.sealing import Unreadable, seal, unseal
from taizhang.keys.secrets import secret


@dataclass(frozen=True)
class Envelope:
    """Where something sealed belongs: it opens with the secret `name`, at `place` alone."""

    name: str
    place: str

    def sealed(self, plain: bytes) -> bytes:
        """Return `plain` sealed."""
        return seal(secret(self.name), self.place.encode(), plain)

    def opened(self, sealed: bytes | memoryview) -> bytes:
        """Return what `sealed` holds.

        Raises:
            Unreadable: it was not sealed like this, or was changed.
        """
        return unseal(secret(self.name), self.place.encode(), bytes(sealed))

    def sealed_json(self, value: object) -> bytes:
        """Return `value` sealed as JSON; half a character in a text becomes a mark."""
        told = json.dumps(value, ensure_ascii=False)
        return self.sealed(told.encode("utf-8", "replace"))

    def opened_json(self, sealed: bytes | memoryview) -> Any:
        """Return the value that `sealed` holds. Raises as `opened`."""
        return json.loads(self.opened(sealed))


def as_text(sealed: bytes) -> str:
    """Return `sealed` as an address or a form may hold it."""
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """Return what `as_text` made `text` of.

    Raises:
        Unreadable: it was none of ours.
    """
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise Unreadable("this is no sealed value in letters") from error

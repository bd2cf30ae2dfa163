"""Addresses that let in whoever holds them: a random key, signed with a secret of the office.

What one office signed is nothing to another on the same server. Of a code, or of what a
phone keeps, a table holds a keyed hash only.
"""

import hmac
import secrets
from typing import Final

from django.core import signing

from taizhang.keys.secrets import secret

SPELT: Final = r"[0-9a-f]{32}\.[A-Za-z0-9_-]{20,64}"


class Links:
    """The links of one kind. `named`: the secret that signs them; `salt`: what sets them apart."""

    def __init__(self, named: str, salt: str) -> None:
        """Make nothing yet: the secret is the office's that is asked for."""
        self._named, self._salt = named, salt

    def new_key(self) -> str:
        """Return the random key of a new link: 128 bits."""
        return secrets.token_hex(16)

    def token_of(self, key: str) -> str:
        """Return `key` as addresses bear it, signed."""
        return self._signer().sign(key)

    def key_of(self, token: str) -> str:
        """Return the key that `token` bears, "" where its signature is not ours."""
        try:
            return self._signer().unsign(token)
        except signing.BadSignature:
            return ""

    def mark(self, key: str, worth: str) -> str:
        """Return the keyed hash that a table holds of a code or of what a phone keeps."""
        said = f"{key}:{worth}".encode()
        return hmac.new(secret(self._named), said, "sha256").hexdigest()

    def fits(self, key: str, worth: str, kept: str) -> bool:
        """Return whether `worth` is what `kept` is the hash of; never for an empty one."""
        return bool(kept) and hmac.compare_digest(self.mark(key, worth), kept)

    def _signer(self) -> signing.Signer:
        own = secret(self._named).hex()
        return signing.Signer(key=own, salt=self._salt, sep=".", algorithm="sha256")

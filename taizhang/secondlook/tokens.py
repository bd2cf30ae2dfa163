"""What the address of a link bears: a random key, signed with a secret of the office."""

import secrets

from django.core import signing

from taizhang.keys.secrets import secret

SALT = "taizhang.secondlook"
SPELT = r"[0-9a-f]{32}\.[A-Za-z0-9_-]{20,64}"


def new_key() -> str:
    """Return the random key of a new link: 128 bits."""
    return secrets.token_hex(16)


def token_of(key: str) -> str:
    """Return `key` as addresses bear it, signed."""
    return _signer().sign(key)


def key_of(token: str) -> str:
    """Return the key that `token` bears, "" where its signature is not ours."""
    try:
        return _signer().unsign(token)
    except signing.BadSignature:
        return ""


def _signer() -> signing.Signer:
    # The office's own: what one office signed is nothing to another on the same server.
    own = secret("second-looks").hex()
    return signing.Signer(key=own, salt=SALT, sep=".", algorithm="sha256")

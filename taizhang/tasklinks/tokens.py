"""What a link says in its address, and what opens it: signed, random, kept as hashes.

The address alone opens nothing: it takes the phone that is bound, or a code.
"""

import hmac
import secrets

from django.core import signing

from taizhang.keys.secrets import secret

SALT = "taizhang.tasklinks"
SECRET = "task-links"
SPELT = r"[0-9a-f]{32}\.[A-Za-z0-9_-]{20,64}"
CODE_DIGITS = 6


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


def new_code() -> str:
    """Return a code of six digits, to be told to somebody by another way than the link."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def new_device() -> str:
    """Return a secret for a phone."""
    return secrets.token_urlsafe(32)


def mark(key: str, worth: str) -> str:
    """Return the keyed hash that the table holds for a code or a phone's secret."""
    said = f"{key}:{worth}".encode()
    return hmac.new(secret(SECRET), said, "sha256").hexdigest()


def fits(key: str, worth: str, kept: str) -> bool:
    """Return whether `worth` is what `kept` is the hash of; never for an empty one."""
    return bool(kept) and hmac.compare_digest(mark(key, worth), kept)


def _signer() -> signing.Signer:
    # The office's own: what one office signed is nothing to another on the same server.
    own = secret(SECRET).hex()
    return signing.Signer(key=own, salt=SALT, sep=".", algorithm="sha256")

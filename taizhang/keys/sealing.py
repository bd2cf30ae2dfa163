"""Sealing of single values: AES-256-GCM bound to the place where the value belongs.

Form: 0x01 ‖ nonce, 12 bytes ‖ ciphertext and tag. The place (`aad`) is not stored: a
value moved to another row or label does not open there.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORM: Final = b"\x01"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
KEY_BYTES: Final = 32


class Unreadable(Exception):
    """A sealed value does not open: wrong key, wrong place, or changed by somebody."""


def seal(key: bytes, aad: bytes, plaintext: bytes) -> bytes:
    """Return `plaintext` sealed with the 32-byte `key` for the place `aad`."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a data key has {KEY_BYTES} bytes, not {len(key)}")
    nonce = os.urandom(_NONCE_BYTES)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def unseal(key: bytes, aad: bytes, sealed: bytes) -> bytes:
    """Return the plaintext of `sealed`, which must have been sealed for the place `aad`.

    Raises:
        Unreadable: anything is wrong. The stored bytes are never handed out instead.
    """
    if len(key) != KEY_BYTES:
        raise Unreadable("the key has the wrong length")
    start = len(_FORM) + _NONCE_BYTES
    if sealed[:1] != _FORM or len(sealed) < start + _TAG_BYTES:
        raise Unreadable("this is not a sealed value")
    try:
        return AESGCM(key).decrypt(sealed[1:start], sealed[start:], aad)
    except InvalidTag as error:
        raise Unreadable("the sealed value was changed, or belongs elsewhere") from error

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
_START: Final = len(_FORM) + _NONCE_BYTES


class Unreadable(Exception):
    """A sealed value does not open: wrong key, wrong place, or changed by somebody."""


class Seal:
    """A data key made ready: several values sealed with it cost little more than one."""

    def __init__(self, key: bytes) -> None:
        """Make `key`, of 32 bytes, ready.

        Raises:
            ValueError: it has another length.
        """
        if len(key) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes, not {len(key)}")
        self._cipher = AESGCM(key)

    def sealed(self, aad: bytes, plaintext: bytes) -> bytes:
        """Return `plaintext` sealed for the place `aad`."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORM + nonce + self._cipher.encrypt(nonce, plaintext, aad)

    def opened(self, aad: bytes, sealed: bytes) -> bytes:
        """Return the plaintext of `sealed`, which must have been sealed for `aad`.

        Raises:
            Unreadable: anything is wrong. The stored bytes are never handed out instead.
        """
        if sealed[:1] != _FORM or len(sealed) < _START + _TAG_BYTES:
            raise Unreadable("this is not a sealed value")
        try:
            return self._cipher.decrypt(sealed[len(_FORM) : _START], sealed[_START:], aad)
        except InvalidTag as error:
            raise Unreadable(
                "the sealed value was changed, or belongs elsewhere"
            ) from error


def seal(key: bytes, aad: bytes, plaintext: bytes) -> bytes:
    """Return `plaintext` sealed with the 32-byte `key` for the place `aad`."""
    return Seal(key).sealed(aad, plaintext)


def unseal(key: bytes, aad: bytes, sealed: bytes) -> bytes:
    """Return the plaintext of `sealed`, which must have been sealed for the place `aad`.

    Raises:
        Unreadable: anything is wrong. The stored bytes are never handed out instead.
    """
    if len(key) != KEY_BYTES:
        raise Unreadable("the key has the wrong length")
    return Seal(key).opened(aad, sealed)

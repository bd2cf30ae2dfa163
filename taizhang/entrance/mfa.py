"""What django-allauth asks of us about second factors: sealing, names, whose they are."""

import base64
from typing import Final

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser

from taizhang.keys.sealing import seal, unseal
from taizhang.keys.secrets import secret
from taizhang.people.models import User
from taizhang.places.directory import office

PLACE: Final = b"second-factor"


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets lie sealed in the database; the key is among those backed up apart."""

    def encrypt(self, text: str) -> str:
        """Return `text` sealed."""
        return base64.b64encode(
            seal(secret("second-factor"), PLACE, text.encode())
        ).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was sealed.

        Raises:
            Unreadable: it was not sealed by us, or changed since. It is not taken for plain.
        """
        sealed = base64.b64decode(encrypted_text)
        return unseal(secret("second-factor"), PLACE, sealed).decode()

    def get_totp_issuer(self) -> str:
        """Return the office's name: what stands in the app on somebody's phone."""
        return office().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for which site passkeys are: the name under which it is open now."""
        host = context.request.get_host().partition(":")[0]
        return {"id": host, "name": office().name}

    def get_public_key_credential_user_entity(
        self, user: AbstractBaseUser
    ) -> dict[str, object]:
        """Return whose passkey it is: by pseudonym, so that it tells nothing elsewhere."""
        assert isinstance(user, User)
        return {
            "id": user.pseudonym.encode(),
            "display_name": user.name,
            "name": user.username,
        }

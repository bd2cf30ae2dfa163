"""By which server e-mail goes: said by the machine's administrator, for all of its offices.

The password stands in a file that only the program's account may read, never in the
environment, which other programs and crash reports show.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SERVER = "TAIZHANG_SMTP"
PASSWORD_FILE = "TAIZHANG_SMTP_PASSWORD_FILE"
FROM = "TAIZHANG_MAIL_FROM"
PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
SECONDS = 15


def mail_settings(environ: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """Return Django's settings for e-mail; without a server none is ever sent.

    `smtps` speaks TLS from the start, `smtp` after STARTTLS; `smtp+plain` is for a relay on
    this machine itself.

    Raises:
        ImproperlyConfigured: what the environment says cannot be right.
    """
    address = environ.get(SERVER, "")
    if not address:
        return {"EMAIL_HOST": "", "EMAIL_TIMEOUT": SECONDS}
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname or parts.password is not None:
        raise ImproperlyConfigured(
            f"{SERVER} is to be written as smtps://user@mail.example.cn:465; the password "
            f"belongs into a file ({PASSWORD_FILE})."
        )
    if "@" not in environ.get(FROM, ""):
        raise ImproperlyConfigured(f"{FROM} says no address from which e-mail could go.")
    user = unquote(parts.username or "")
    kept = environ.get(PASSWORD_FILE) or str(folder / "secrets" / "smtp-password")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": _password(Path(kept)) if user else "",
        "DEFAULT_FROM_EMAIL": environ[FROM],
        "EMAIL_TIMEOUT": SECONDS,
    }


def _password(path: Path) -> str:
    if not path.is_file():
        raise ImproperlyConfigured(f"{path} with the password for e-mail is not there.")
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ImproperlyConfigured(
            f"{path} is open to other accounts of this machine. Run chmod 600 on it."
        )
    return path.read_text().strip()

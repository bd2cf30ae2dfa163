"""E-mail, by the server that the machine's administrator set (`project.mail`)."""

import hashlib
import smtplib
import ssl
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage

from taizhang.outbox.reasons import NotSent, Reason
from taizhang.outbox.staff import mail_is_set


def post(address: str, subject: str, text: str, keys: Sequence[str]) -> None:
    """Send one e-mail. `keys`: of the messages in it, so that a second copy is known as one.

    Raises:
        NotSent: with the reason.
    """
    if not mail_is_set():
        raise NotSent(Reason.NOT_SET)
    if not address:
        raise NotSent(Reason.BAD_ADDRESS, final=True)
    name = hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:32]
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "taizhang"
    headers = {
        "Message-ID": f"<{name}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
    try:
        # A line break in it, say from the office's name, would be another header.
        line = " ".join(subject.split())
        EmailMessage(line, text, to=[address], headers=headers).send()
    except smtplib.SMTPRecipientsRefused as error:
        raise NotSent(Reason.BAD_ADDRESS, final=_for_good(error)) from error
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(Reason.NOT_LET_IN) from error
    except smtplib.SMTPResponseException as error:
        raise NotSent(Reason.REFUSED) from error
    except ssl.SSLCertVerificationError as error:
        raise NotSent(Reason.NOT_TRUSTED) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(Reason.NO_ANSWER) from error


def _for_good(error: smtplib.SMTPRecipientsRefused) -> bool:
    """Return whether the mailbox is refused for good, and not only just now."""
    return all(code >= 500 for code, _why in error.recipients.values())

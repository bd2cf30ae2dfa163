"""The webhook: a signed JSON POST, of at most 2048 bytes of text and nothing personal.

Robots of work chats take twenty messages a minute and no more text than that; here it is
at most two digests a day. Whoever receives it can check the signature: HMAC-SHA256 of the
time, a dot and the body, under the secret that the settings page shows.
"""

import hashlib
import hmac
import http.client
import json
import secrets
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any, Final

from django.conf import settings

from taizhang.keys.envelopes import Envelope
from taizhang.outbox.guard import NoSuchHost, NotAllowed, Target, target
from taizhang.outbox.models import Hook
from taizhang.outbox.reasons import NotSent, Reason

TEXT_BYTES_MAX: Final = 2048
SECONDS: Final = 10
ANSWER_BYTES_MAX: Final = 65_536
SECRET: Final = Envelope("messages", "hook|secret")
# How robots say that they did not take it, in an answer that is otherwise well.
REFUSALS: Final = ("errcode", "code", "StatusCode")
Shape = Hook.Shape


def hook() -> Hook:
    """Return where digests go by webhook; `url` is "" where they do not. One query."""
    return Hook.objects.filter(pk=1).first() or Hook(pk=1)


def allowed() -> tuple[str, ...]:
    """Return the hosts that this machine's administrator lets messages go to."""
    return tuple(settings.WEBHOOK_HOSTS)


def cut(text: str, most: int = TEXT_BYTES_MAX) -> str:
    """Return `text`, its last lines left out where it has more than `most` bytes."""
    if len(text.encode()) <= most:
        return text
    lines = text.split("\n")
    while lines and len("\n".join([*lines, "…"]).encode()) > most:
        lines.pop()
    return "\n".join([*lines, "…"])


def post(to: Hook, key: str, text: str, counts: Mapping[str, int], at: int) -> None:
    """Send a digest; `key` is its name, by which the other side knows it again.

    Raises:
        NotSent: with the reason.
    """
    body = json.dumps(BODIES[Shape(to.shape)](cut(text), key, counts), ensure_ascii=False)
    raw = body.encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "taizhang",
        "X-Taizhang-Key": key,
        "X-Taizhang-Time": str(at),
        "X-Taizhang-Signature": f"sha256={signature(to, at, raw)}",
    }
    try:
        where = target(to.url, allowed())
    except NotAllowed as error:
        raise NotSent(Reason.NOT_ALLOWED, final=True) from error
    except NoSuchHost as error:
        raise NotSent(Reason.NO_ANSWER) from error
    _judge(*_sent(where, raw, headers))


def signature(to: Hook, at: int, body: bytes) -> str:
    """Return what proves to the other side that `body` comes from here."""
    secret = SECRET.opened(to.secret)
    return hmac.new(secret, f"{at}.".encode() + body, hashlib.sha256).hexdigest()


def _sent(where: Target, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    try:
        with closing(_Judged(where)) as connection:
            connection.request("POST", where.path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.read(ANSWER_BYTES_MAX)
    except ssl.SSLCertVerificationError as error:
        raise NotSent(Reason.NOT_TRUSTED) from error
    except (OSError, http.client.HTTPException) as error:
        raise NotSent(Reason.NO_ANSWER) from error


def _judge(status: int, answer: bytes) -> None:
    if not 200 <= status < 300:
        # 4xx will not change by itself, but for “too many at a time”.
        raise NotSent(Reason.REFUSED, final=400 <= status < 500 and status != 429)
    try:
        said = json.loads(answer)
    except (ValueError, RecursionError):
        return
    if isinstance(said, dict) and any(said.get(name) for name in REFUSALS):
        raise NotSent(Reason.REFUSED)


class _Judged(http.client.HTTPConnection):
    """A connection to the address that was judged, under the name that was asked for."""

    def __init__(self, where: Target) -> None:
        super().__init__(where.host, where.port, timeout=SECONDS)
        self._where = where

    def connect(self) -> None:
        where = self._where
        self.sock = socket.create_connection((where.address, where.port), SECONDS)
        if where.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=where.host)


Body = Callable[[str, str, Mapping[str, int]], dict[str, Any]]
BODIES: Mapping[Shape, Body] = {
    Shape.PLAIN: lambda text, key, counts: {"key": key, "text": text, "counts": counts},
    # 企业微信 and 钉钉 write it alike.
    Shape.ROBOT: lambda text, _key, _counts: {"msgtype": "text", "text": {"content": text}},
    Shape.FEISHU: lambda text, _key, _counts: {
        "msg_type": "text",
        "content": {"text": text},
    },
}


def new_secret() -> bytes:
    """Return a new secret to sign with, sealed."""
    return SECRET.sealed(secrets.token_hex(24).encode())

"""Who is signed in where: the sessions of Django in a table of ours, always on the server.

A session ends when nothing came from it for a while, or when it has lasted long enough; the
row says both, so that no request costs a query more than Django's own. When somebody was
seen is written once a minute at most.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest
from django.utils.timezone import localtime, now

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.jobs.running import Running
from taizhang.people.devices import device
from taizhang.people.models import Session, User
from taizhang.people.rules import LONGEST, rules

SEEN_EVERY: Final = dt.timedelta(minutes=1)
DEVICE: Final = "device"
BEGAN: Final = "began"
WHO: Final = "_auth_user_id"


class SessionStore(db.SessionStore):
    """Django's own store of sessions, over `models.Session`."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of the session that holds `data`, seen just now."""
        at = now()
        began = dt.datetime.fromtimestamp(data.get(BEGAN, at.timestamp()), dt.UTC)
        row: Session = super().create_model_instance(data)  # type: ignore[assignment]
        row.user_id = int(data[WHO]) if data.get(WHO) else None
        row.device = str(data.get(DEVICE, ""))
        row.began_at, row.seen_at = began, at
        row.expire_date = _ends(began, at)
        return row

    def save(self, must_create: bool = False) -> None:
        """Write the session; `mark` stays what it was."""
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._session)  # type: ignore[attr-defined]
        names = ("session_data", "expire_date", "user", "device", "seen_at", "began_at")
        changed = {name: getattr(row, name) for name in names}
        if not Session.objects.filter(pk=self.session_key).update(**changed):
            raise UpdateError

    def _get_session_from_db(self) -> Session | None:
        row: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        at = now()
        if row is None or row.user_id is None:
            return row
        # By the rules of now: what was allowed when it was last written may not be any more.
        if _ends(row.began_at, row.seen_at) <= at:
            self._session_key = None
            return None
        if at - row.seen_at > SEEN_EVERY:
            seen = {"seen_at": at, "expire_date": _ends(row.began_at, at)}
            Session.objects.filter(pk=row.pk).update(**seen)
        return row


def _ends(began: dt.datetime, seen: dt.datetime) -> dt.datetime:
    return min(began + LONGEST, seen + rules().idle)


def begin(request: HttpRequest) -> None:
    """Note in the session of `request`, in which somebody just signed in, where and when."""
    request.session[DEVICE] = device(request.headers.get("User-Agent", ""))
    request.session[BEGAN] = now().timestamp()


@dataclass(frozen=True)
class SignedIn:
    """Where somebody is signed in, for their page. `here`: the one that asks."""

    mark: str
    device: str
    began_at: dt.datetime
    seen_at: dt.datetime
    here: bool


def of(user: User, here: str | None) -> tuple[SignedIn, ...]:
    """Return the sessions of `user`, that of the key `here` first. One query."""
    rows = Session.objects.filter(user=user, expire_date__gt=now()).order_by("-seen_at")
    found = (_shown(row, here) for row in rows)
    return tuple(sorted(found, key=lambda each: not each.here))


def end_one(user: User, mark: str, by: Doer) -> bool:
    """End the session `mark` of `user`; return whether there was one."""
    gone, _rows = Session.objects.filter(user=user, mark=mark).delete()
    if gone:
        note(Kind.SESSION_ENDED, by, user.pseudonym, count=1)
    return bool(gone)


def end_all(user: User, by: Doer, but: str | None = None) -> int:
    """End all sessions of `user`, except that of the key `but`; return how many there were."""
    ending = Session.objects.filter(user=user)
    gone, _rows = (ending.exclude(pk=but) if but else ending).delete()
    if gone:
        note(Kind.SESSION_ENDED, by, user.pseudonym, count=gone)
    return gone


def forget_old(_running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Remove the sessions that are over, as nightly work. Doing it twice does no harm."""
    gone, _rows = Session.objects.filter(expire_date__lte=now()).delete()
    return {"removed": gone}


def _shown(row: Session, here: str | None) -> SignedIn:
    return SignedIn(
        mark=row.mark,
        device=row.device,
        began_at=localtime(row.began_at),
        seen_at=localtime(row.seen_at),
        here=row.session_key == here,
    )

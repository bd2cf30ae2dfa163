"""What the pages of messages show: frozen values, worded and ready."""

from dataclasses import dataclass

from taizhang.ledger.shown import Lamp


@dataclass(frozen=True)
class ItemShown:
    """A matter that a message names. `title` is "" where the reader may not see it any more."""

    label: str
    said: str
    title: str = ""
    url: str = ""
    lamp: Lamp | None = None


@dataclass(frozen=True)
class MessageShown:
    """One message to its reader. `more`: how many matters of it are not listed."""

    id: int
    title: str
    when: str
    unread: bool
    items: tuple[ItemShown, ...]
    more: int = 0


@dataclass(frozen=True)
class Mine:
    """My messages: the unread ones, the longest waiting first, and the last that were read.

    `newest`: the id up to which “all read” goes. `may_ring`: they may ring residents up.
    `further`, `older`: from which id the next page of the unread, of the read ones goes on, 0
    where there is none. `turned`: this is not the first page.
    """

    unread: tuple[MessageShown, ...]
    read: tuple[MessageShown, ...]
    newest: int
    may_ring: bool
    further: int = 0
    older: int = 0
    turned: bool = False


@dataclass(frozen=True)
class RingingShown:
    """A resident to be rung up, with where their number stands; who rang, once done."""

    id: int
    label: str
    title: str
    url: str
    who: str
    why: str
    since: str
    done: str = ""


@dataclass(frozen=True)
class Sending:
    """How one message fared, for whoever administers the office."""

    id: int
    to: str
    channel: str
    title: str
    status: str
    colour: str
    reason: str
    when: str
    attempts: int
    may_retry: bool


@dataclass(frozen=True)
class Ways:
    """Which ways there are on this machine. `hosts`: where the webhook may go at all."""

    mail: bool
    mail_from: str
    hosts: tuple[str, ...]
    hook_url: str
    secret: str

"""Where this machine may send anything at all: only where its own administrator said.

An address that somebody typed on a page could lead into the network behind us. So the host
must stand in TAIZHANG_WEBHOOK_HOSTS, must not resolve to a machine of ours, and is asked
for once: the connection goes to the very address that was looked at (no second answer of a
name server), and no redirect is followed.
"""

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urlsplit

PORTS = {"https": 443, "http": 80}
# Python takes translated addresses (NAT64) for the open net, whatever lies behind them.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class NotAllowed(Exception):
    """This machine does not send there: the host is not on the list, or lies inside."""


class NoSuchHost(Exception):
    """No name server knows the host, just now."""


@dataclass(frozen=True)
class Target:
    """Where to connect: `address` is the one that was judged. `path` with its query."""

    host: str
    port: int
    address: str
    secure: bool
    path: str


def target(url: str, allowed: Iterable[str]) -> Target:
    """Return where `url` leads, if this machine may send there.

    `allowed`: hosts as `name`, `name:port`, or `name:port=address` where the machine's
    administrator vouches for an address inside. Without https only to such an address.

    Raises:
        NotAllowed: it may not.
        NoSuchHost: the name leads nowhere.
    """
    listed = on_the_list(url, allowed)
    if listed.address:
        return listed
    return replace(listed, address=_outside(listed.host, listed.port))


def on_the_list(url: str, allowed: Iterable[str]) -> Target:
    """Return where `url` leads as far as the list says it; no name server is asked.

    `address` is "" but for one that the machine's administrator vouches for.

    Raises:
        NotAllowed: the list does not let anything go there.
    """
    parts = _parts(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    secure = parts.scheme == "https"
    vouched = _vouched(host, port, allowed)
    if not (secure or vouched):
        raise NotAllowed(host)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Target(host, port, vouched, secure, path)


def is_outside(address: str) -> bool:
    """Return whether `address` is on the open net: not this machine, nor any beside it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    judged = inner or found
    strange = judged.is_multicast or judged.is_reserved or judged in TRANSLATED
    return judged.is_global and not strange


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        sound = parts.scheme in PORTS and parts.hostname and (parts.port or 1) > 0
    except ValueError as error:
        raise NotAllowed(url) from error
    if not sound or parts.username is not None or not url.isascii() or _torn(url):
        raise NotAllowed(url)
    return parts


def _torn(url: str) -> bool:
    return any(letter <= " " or letter in "\\\x7f" for letter in url)


def _vouched(host: str, port: int, allowed: Iterable[str]) -> str:
    """Return the address that the administrator wrote beside the host; "" for none.

    Raises:
        NotAllowed: the host is not on the list at all.
    """
    for entry in allowed:
        named, _, address = entry.strip().partition("=")
        parts = urlsplit(f"//{named}")
        if (parts.hostname, parts.port or PORTS["https"]) == (host, port):
            return address or (host if _is_address(host) else "")
    raise NotAllowed(host)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _outside(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NoSuchHost(host) from error
    addresses = [str(each[4][0]) for each in found]
    # One address inside is enough to refuse: which of them is asked is chance.
    if not addresses or not all(map(is_outside, addresses)):
        raise NotAllowed(host)
    return addresses[0]

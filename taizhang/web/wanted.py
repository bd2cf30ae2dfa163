"""Words that somebody looks for, sealed: what is typed may be a resident's name or number.

An address is kept by browsers, proxies and logs, so the words never stand in one. Sealed,
the address can still be sent to a colleague of the same office.
"""

from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable

WORDS = Envelope("search", "listing|words")
# Nobody types more; a pasted page would make an address that no server takes.
WORDS_MAX = 200


def sealed(words: str) -> str:
    """Return `words`, the first of them if they are many, as an address may hold them."""
    if not words.strip():
        return ""
    return as_text(WORDS.sealed(words.strip()[:WORDS_MAX].encode("utf-8", "ignore")))


def opened(text: str) -> str:
    """Return the words that `text` of an address stands for; "" if it is none of ours."""
    if not text:
        return ""
    try:
        return WORDS.opened(from_text(text)).decode()
    except Unreadable:
        return ""

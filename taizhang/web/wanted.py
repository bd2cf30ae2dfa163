"""Words that somebody looks for, sealed: what is typed may be a resident's name or number.

An address is kept by browsers, proxies and logs, so the words never stand in one. Sealed,
the address can still be sent to a colleague of the same office.
"""

import base64

from taizhang.keys.sealing import Unreadable, seal, unseal
from taizhang.keys.secrets import secret

PLACE = b"listing|words"
# Nobody types more; a pasted page would make an address that no server takes.
WORDS_MAX = 200


def sealed(words: str) -> str:
    """Return `words`, the first of them if they are many, as an address may hold them."""
    if not words.strip():
        return ""
    text = words.strip()[:WORDS_MAX].encode("utf-8", "ignore")
    raw = seal(secret("search"), PLACE, text)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def opened(text: str) -> str:
    """Return the words that `text` of an address stands for; "" if it is none of ours."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return unseal(secret("search"), PLACE, raw).decode()
    except (ValueError, Unreadable):
        return ""

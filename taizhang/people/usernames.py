"""Names to sign in with, proposed from the pinyin of a person's name: 王桂兰 is wangguilan."""

import os
import re
from collections.abc import Collection

# Surnames that are read otherwise than the same character elsewhere.
READ_AS = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "查": "zha",
    "仇": "qiu",
    "任": "ren",
    "朴": "piao",
    "盖": "ge",
    "区": "ou",
    "尉": "yu",
}
FORM = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
LONGEST = 30


def proposed(name: str, taken: Collection[str]) -> str:
    """Return a username for somebody called `name` that is not among `taken`."""
    own = _letters(name) or "user"
    found, number = own, 1
    while found in taken or not FORM.fullmatch(found):
        number += 1
        found = f"{own}{number}"
    return found


def _letters(name: str) -> str:
    tidied = re.sub(r"[\s·•]", "", name)
    if tidied.isascii():
        return _plain(tidied)
    # Without its table of phrases, as in `places.pinyin`.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import lazy_pinyin

    first = READ_AS.get(tidied[:1])
    rest = lazy_pinyin(tidied[1:] if first else tidied)
    return _plain("".join([first or "", *rest]))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())[:LONGEST]

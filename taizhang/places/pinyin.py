"""The first letters of a name's pinyin: 锦绣家园 is found by `jxjy`.

They are worked out when a name is written, and only then: the tables of pypinyin cost more
memory than a whole page, so a process that only reads never loads them.
"""

import os

KEPT_LETTERS = 60


def initials(name: str) -> str:
    """Return the first letters of `name`; figures and western letters stay as they are."""
    if name.isascii():
        return _letters(name)
    # Without its table of phrases, which is four fifths of its memory and knows few names.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin import Style, lazy_pinyin

    return _letters("".join(lazy_pinyin(name, style=Style.FIRST_LETTER)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))[:KEPT_LETTERS]

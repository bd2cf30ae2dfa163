"""What may not stand in public: numbers of people, their names, the door they live behind."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.texts import brief, long_number
from taizhang.ledger.queries import IssueFile
from taizhang.web import masking
from taizhang.web.voices import unmasked

NAME_MIN = 2
# What is said in public is written in Chinese, whatever language its keeper reads.
SOMEBODY = "居民"


def names(file: IssueFile) -> frozenset[str]:
    """Return the names of everybody behind the matter. Two queries where others were merged."""
    told = [event.reporter for event in unmasked(file).values()]
    spoken = [e.event.told_by for e in file.entries if isinstance(e.event, ev.SpokenFor)]
    found = (name.strip() for name in (*told, *spoken))
    return frozenset(name for name in found if len(name) >= NAME_MIN)


def personal(words: str, known: Iterable[str]) -> Iterator[str]:
    """Yield what in `words` may not be public, a sentence each. `known`: names of residents."""
    if long_number(words) or masking.words(words) != words:
        yield _("没有公开：里面有像电话、证件号的数字。请删掉再公开。")
    if masking.doorless(words) != masking.words(words):
        yield _("没有公开：写到了门牌号。请只写到楼栋，再公开。")
    if any(name in words for name in known):
        yield _("没有公开：里面有反映人的姓名。请删掉再公开。")


def proposed(summary: str, known: Iterable[str]) -> str:
    """Return the office's title of the matter without any of that, to begin with."""
    words = masking.doorless(brief(summary))
    for name in sorted(known, key=len, reverse=True):
        words = words.replace(name, SOMEBODY)
    return words

"""What it is about, by the words in it: the kind of matter, its nature, how much it presses."""

import re
from collections.abc import Iterable, Mapping

from taizhang.core.texts import BRIEF_MAX, brief, tidy
from taizhang.core.vocabulary import Nature, Urgency
from taizhang.reading import hints
from taizhang.reading.pieces import Confidence, Proposal

SURE, DOUBTFUL = Confidence.SURE, Confidence.DOUBTFUL
# Longer stories tell in their beginning what they are about.
READ = 2_000
_CATEGORY_HINTS = {code: tuple(words.split()) for code, words in hints.CATEGORIES.items()}
_NATURE_HINTS = {nature: tuple(words.split()) for nature, words in hints.NATURES.items()}
_URGENT = tuple(hints.URGENT.split())
_GREETINGS = frozenset(hints.GREETINGS.split())
_LEAD_IN = re.compile(r"^(?:(?:我是|我叫|我家|我)的?[\s,，、]+|的[\s,，、]+)+")
_SENTENCES = re.compile(r"[\n。!！?？;；]")
_LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){6,}")


def category(text: str, names: Mapping[str, str]) -> Proposal:
    """Return the kind of matter that `text` is like; `names` are those to choose from."""
    said = text[:READ]
    scored = sorted(
        ((_likeness(said, code, name), code) for code, name in names.items()),
        key=lambda each: -each[0],
    )
    best, second = scored[:1], scored[1:2]
    if not best or not best[0][0]:
        return Proposal()
    next_best = second[0][0] if second else 0
    clear = best[0][0] >= hints.ENOUGH and best[0][0] >= 1.5 * next_best
    alone = best[0][0] >= 2 and not next_best
    return Proposal(best[0][1], SURE if clear or alone else DOUBTFUL)


def nature(text: str) -> Proposal:
    """Return what kind of wish it is; a plain request unless the words say otherwise."""
    said = text[:READ]
    for each, words in _NATURE_HINTS.items():
        if _held(said, words):
            return Proposal(each.value, SURE)
    return Proposal(Nature.REQUEST.value)


def urgency(text: str) -> Proposal:
    """Return whether it presses; somebody has to agree, so that is never sure."""
    if _held(text[:READ], _URGENT):
        return Proposal(Urgency.URGENT.value, DOUBTFUL)
    return Proposal()


def summary(text: str) -> str:
    """Return how the office calls the matter: all of a short text, the gist of a long one.

    Never a long number: a summary stands plain in lists.
    """
    plain = _LEAD_IN.sub("", tidy(text))
    whole = "\n" not in plain and len(plain) <= BRIEF_MAX and not _LONG_NUMBER.search(plain)
    if whole:
        return plain
    sentences = [each.strip() for each in _SENTENCES.split(plain)]
    telling = [
        each for each in sentences if each and each.strip(",，、 ") not in _GREETINGS
    ]
    known = (each for each in telling if _known(each))
    return brief(next(known, telling[0] if telling else plain))


def _likeness(text: str, code: str, name: str) -> float:
    found = sum(map(len, _held(text, _CATEGORY_HINTS.get(code, ()))))
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    named = 2 * len(name) if name and name in text else len(_held(text, pairs))
    return found + named


def _held(text: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word in text]


def _known(sentence: str) -> bool:
    return any(_held(sentence, words) for words in _CATEGORY_HINTS.values())

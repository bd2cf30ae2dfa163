"""A text cut into pieces without losing a character: each goes to one field, or to the words."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

# What parts two pieces and says nothing by itself.
BETWEEN = frozenset(" \t\r\n\u3000\u00a0,，、;；|/:：·")


class Kind(StrEnum):
    """What a piece of the text is. `LABEL`: the name of a field, as in 电话：."""

    NAME = "reporter"
    PHONE = "phone"
    PLACE = "place_text"
    MOMENT = "happened_at"
    TOLD_BY = "told_by"
    LABEL = "label"
    BETWEEN = "between"
    WORDS = "words"


class Confidence(StrEnum):
    """How sure a proposal is. What is doubtful somebody looks at before it is kept."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    NONE = "none"


@dataclass(frozen=True)
class Proposal:
    """What a field may hold; `value` is "" where nothing was found."""

    value: str = ""
    confidence: Confidence = Confidence.NONE


@dataclass(frozen=True)
class Piece:
    """A part of the text, from `start` to before `end`."""

    kind: Kind
    start: int
    end: int
    text: str


@dataclass
class Sheet:
    """A text being read. `folded` is as long as `text`, with plain figures and signs."""

    text: str
    folded: str = ""
    taken: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fold the text, sign by sign, so that places in both are the same."""
        self.folded = "".join(map(_folded, self.text))

    def free(self, start: int, end: int) -> bool:
        """Return whether nothing between `start` and `end` was taken yet."""
        return start < end and all(p.end <= start or p.start >= end for p in self.taken)

    def take(self, kind: Kind, start: int, end: int) -> str:
        """Take that part out for a field; return it."""
        said = self.text[start:end]
        self.taken.append(Piece(kind, start, end, said))
        return said

    def left(self) -> str:
        """Return the folded text with a comma for each sign that was taken."""
        signs = list(self.folded)
        for piece in self.taken:
            signs[piece.start : piece.end] = "," * (piece.end - piece.start)
        return "".join(signs)

    def pieces(self) -> tuple[Piece, ...]:
        """Return all pieces in order: together they are the text, to the last sign."""
        found: list[Piece] = []
        at = 0
        for piece in sorted(self.taken, key=lambda each: each.start):
            found += [*self._gap(at, piece.start), piece]
            at = piece.end
        return (*found, *self._gap(at, len(self.text)))

    def words(self) -> str:
        """Return all that no field took, in its order."""
        said: list[str] = []
        for piece in self.pieces():
            if piece.kind is Kind.WORDS:
                said.append(piece.text)
            elif piece.kind is Kind.BETWEEN and said:
                said.append("\n" if "\n" in piece.text else " ")
        return "".join(_once(said)).strip()

    def _gap(self, start: int, end: int) -> list[Piece]:
        """Return what lies between two pieces: what parts them, words, what parts them."""
        first, last = start, end
        while first < end and self.text[first] in BETWEEN:
            first += 1
        while last > first and self.text[last - 1] in BETWEEN:
            last -= 1
        spans = (
            (Kind.BETWEEN, start, first),
            (Kind.WORDS, first, last),
            (Kind.BETWEEN, last, end),
        )
        return [Piece(kind, a, b, self.text[a:b]) for kind, a, b in spans if a < b]


def _folded(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _once(said: list[str]) -> list[str]:
    """Return `said` without a gap that follows upon another one."""
    kept: list[str] = []
    for each in said:
        if each in {" ", "\n"} and kept and kept[-1] in {" ", "\n"}:
            kept[-1] = "\n" if "\n" in {each, kept[-1]} else " "
        else:
            kept.append(each)
    return kept

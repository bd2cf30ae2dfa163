"""What may be asked of a strike-off that is drawn by lots. To others: among `commands`."""

from dataclasses import dataclass

from taizhang.core.vocabulary import AsTold, SecondLook, WhoLooked


@dataclass(frozen=True, kw_only=True)
class DrawSecondLook:
    """Have somebody from outside look at the strike-off `struck_off` (a seq) once more (抽看).

    Given by the book itself, never by a person. `size`, `root`: of the tree that was the seed;
    `share`: how many in a hundred were drawn.
    """

    struck_off: int
    size: int
    root: str
    share: int


@dataclass(frozen=True, kw_only=True)
class RecordSecondLook:
    """Say what they answered: by their own hand, or as the office wrote it off their slip."""

    answer: SecondLook
    looked: WhoLooked
    as_told: AsTold = AsTold.UNSURE
    missing: str = ""


SecondLookCommand = DrawSecondLook | RecordSecondLook

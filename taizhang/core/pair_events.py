"""What happens to two issues at once: merging (并案) and splitting. An entry in each.

To everybody else these stand among the other events (`events`).
"""

from dataclasses import dataclass

from taizhang.core.fields import Public


@dataclass(frozen=True, kw_only=True)
class IssueMerged:
    """This issue goes on under another number (并案)."""

    into: Public[str]
    number: str


@dataclass(frozen=True, kw_only=True)
class IssueAbsorbed:
    """Another issue goes on under this number; its voices must be answered here.

    `handlers`: who had worked on it. They cannot check what they did under the new number.
    """

    other: Public[str]
    voices: Public[tuple[str, ...]] = ()
    handlers: Public[tuple[str, ...]] = ()
    number: str


@dataclass(frozen=True, kw_only=True)
class IssueSplit:
    """This issue stands for itself again."""

    left: Public[str]
    reason: str
    number: str


@dataclass(frozen=True, kw_only=True)
class IssueDetached:
    """A merged issue went back to its own number, and its voices with it."""

    other: Public[str]
    reason: str
    number: str


PairEvent = IssueMerged | IssueAbsorbed | IssueSplit | IssueDetached

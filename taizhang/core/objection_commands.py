"""What may be asked where a resident is not content. To others: among `commands`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Object:
    """Note what a resident objects to (异议). `of`: case of an absorbed voice."""

    voice: int
    of: str = ""
    words: str


@dataclass(frozen=True, kw_only=True)
class RuleOnObjection:
    """Rule on a resident who does not accept the outcome, or objects to it."""

    voice: int
    of: str = ""
    upheld: bool
    reason: str

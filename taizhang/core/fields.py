"""Who may see a field of an event: everybody, those who are shown it, or a resident's key.

`Public` fields stand in the leaf. `Committed` ones stand there as commitments and are kept
plain beside it. `Personal` ones are sealed as well, and can be erased: no rule may read
them. A field without a mark is Committed.
"""

from enum import Enum
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class FieldClass(Enum):
    """The three classes."""

    PUBLIC = "public"
    COMMITTED = "committed"
    PERSONAL = "personal"


Public = Annotated[T, FieldClass.PUBLIC]
Personal = Annotated[T, FieldClass.PERSONAL]


# Reading type hints is slow, and the classes are few: both answers are kept.
_CLASSES: dict[type[Any], dict[str, FieldClass]] = {}
_TYPES: dict[type[Any], dict[str, Any]] = {}


def classes_of(event: type[Any]) -> dict[str, FieldClass]:
    """Return the class of each field of the event class `event`, in their order."""
    if event not in _CLASSES:
        hints = get_type_hints(event, include_extras=True)
        _CLASSES[event] = {name: _class_of(hint) for name, hint in hints.items()}
    return _CLASSES[event]


def types_of(event: type[Any]) -> dict[str, Any]:
    """Return the bare type of each field of the dataclass `event`."""
    if event not in _TYPES:
        _TYPES[event] = get_type_hints(event)
    return _TYPES[event]


def _class_of(hint: Any) -> FieldClass:
    if get_origin(hint) is Annotated:
        marks = [mark for mark in get_args(hint)[1:] if isinstance(mark, FieldClass)]
        return marks[0] if marks else FieldClass.COMMITTED
    return FieldClass.COMMITTED

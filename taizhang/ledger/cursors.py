"""Where a page of a list ends: the values of its last row in the columns it is ordered by."""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

LONGEST = 200
TOO_LARGE = 2**63


def cursor_at(row: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    """Return the cursor that stands for the place of `row`, a standing's columns, in an order."""
    values = [row[name] for name in columns]
    plain = [v.isoformat() if isinstance(v, dt.datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def values_of(cursor: str, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the values a cursor stands for, or () if it is none of ours."""
    if len(cursor) > LONGEST:
        return ()
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded))
        if not isinstance(values, list):
            return ()
        return tuple(
            _instant(value) if name.endswith("_at") else _number(value)
            for name, value in zip(columns, values, strict=True)
        )
    except (ValueError, TypeError, OverflowError):
        return ()


def _instant(value: Any) -> dt.datetime:
    instant = dt.datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone")
    return instant.astimezone(dt.UTC)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < TOO_LARGE:
        raise ValueError("a number that no row can have")
    return value

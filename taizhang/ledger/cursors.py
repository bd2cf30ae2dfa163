"""Where a page of a list ends: the values of its last row in the columns it is ordered by."""

import base64
import datetime as dt
import json
from typing import Any

from taizhang.ledger import models


def cursor_at(standing: models.Standing, columns: tuple[str, ...]) -> str:
    """Return the cursor that stands for the place of `standing` in an order."""
    values = [getattr(standing, name) for name in columns]
    plain = [v.isoformat() if isinstance(v, dt.datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def values_of(cursor: str, columns: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the values a cursor stands for, or () if it is none of ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded))
        assert isinstance(values, list) and len(values) == len(columns)
        return tuple(
            dt.datetime.fromisoformat(value) if name.endswith("_at") else int(value)
            for name, value in zip(columns, values, strict=True)
        )
    except (ValueError, TypeError, AssertionError):
        return ()

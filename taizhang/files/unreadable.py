"""Why a file cannot be read as a table at all. Each feature words it for its own pages."""

from enum import StrEnum


class Reason(StrEnum):
    """The closed list of reasons."""

    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"
    WEB_PAGE = "web_page"
    OTHER_FORMAT = "other_format"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    FAR_CELL = "far_cell"
    TOO_MANY_ROWS = "too_many_rows"
    UNKNOWN_ENCODING = "unknown_encoding"
    QUOTE_NOT_CLOSED = "quote_not_closed"
    MAPPING_FIELD = "mapping_field"


class Unreadable(Exception):
    """The file, whole, cannot be read; `detail` is what the sentence needs."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail

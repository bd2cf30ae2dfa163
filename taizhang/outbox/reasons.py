"""Why a message did not go out: a closed list, stored with the message."""

from enum import StrEnum


class Reason(StrEnum):
    """What stood in the way."""

    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    BAD_ADDRESS = "bad_address"
    NOT_LET_IN = "not_let_in"
    NOT_ALLOWED = "not_allowed"
    NOT_SET = "not_set"
    NOT_TRUSTED = "not_trusted"


class NotSent(Exception):
    """It did not go out. `final`: trying again by itself would not help."""

    def __init__(self, reason: Reason, *, final: bool = False) -> None:
        """Say why."""
        super().__init__(reason.value)
        self.reason = reason
        self.final = final

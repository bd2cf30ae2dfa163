"""Logs without personal data: where it broke and what kind of fault, never the values.

The message of an exception may quote a row (“Key (phone)=(138…) already exists”), so it
stays out unless TAIZHANG_DEBUG is set on a developer's own machine.
"""

import logging
import re
import traceback
from types import TracebackType

# What lets in whoever holds it, or is half of that: tasks, second looks, the council's doors.
LINK = re.compile(r"/(t|s2|council/door|council/mine)/[^/\s\"']+")


class WithoutLinks(logging.Formatter):
    """Writes lines in which no address can be read that lets anybody in."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of `record`."""
        return LINK.sub(r"/\1/…", super().format(record))


class WithoutValues(WithoutLinks):
    """Writes the frames and the kinds of an exception and its causes, not its message."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the traceback of `ei`, causes first, without messages."""
        parts: list[str] = []
        fault = ei[1]
        while fault is not None:
            frames = "".join(traceback.format_tb(fault.__traceback__))
            parts.append(f"{frames}{type(fault).__module__}.{type(fault).__qualname__}")
            fault = fault.__cause__ or fault.__context__
        return "\n".join(reversed(parts))


def logging_settings(*, debug: bool) -> dict[str, object]:
    """Return Django's LOGGING: one stream, times in UTC by the server's own stamp."""
    kind = "WithoutLinks" if debug else "WithoutValues"
    formatter = f"taizhang.project.logs.{kind}"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": formatter,
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }

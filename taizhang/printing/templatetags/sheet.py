"""The rows of a sheet, drawn by hand: as templates, a thousand of them took seconds."""

from html import escape

from django import template
from django.utils.safestring import SafeString

from taizhang.printing.shown import Column, Group

register = template.Library()


@register.simple_tag
def sheet_rows(columns: tuple[Column, ...], group: Group) -> SafeString:
    """Return the rows of `group` as HTML, each cell as its column wants it."""
    opened = tuple(f"<td{_looks(column)}>" for column in columns)
    drawn = (
        "".join(
            f"{cell}{escape(words)}</td>" for cell, words in zip(opened, line, strict=True)
        )
        for line in group.rows
    )
    return SafeString("".join(f"<tr>{line}</tr>" for line in drawn))


def _looks(column: Column) -> str:
    offered = (("pr-c", column.centred), ("pr-b", column.bold))
    classes = " ".join(name for name, on in offered if on)
    return f' class="{classes}"' if classes else ""

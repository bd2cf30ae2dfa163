"""The answers as a workbook with the columns of the hotline's own sheet."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from taizhang.hotline.replies import Reply

WIDTHS = (20, 40, 16, 60, 18, 12, 18, 14)


def workbook(answers: Iterable[Reply]) -> bytes:
    """Return the workbook, every cell a text."""
    # The centre reads it, whatever language its maker reads.
    with translation.override(settings.LANGUAGE_CODE):
        return _made(answers)


def _made(answers: Iterable[Reply]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page = book.add_worksheet(_("工单答复"))
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.freeze_panes(1, 1)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    for number, cells in enumerate([_headings(), *map(_cells, answers)]):
        for column, cell in enumerate(cells):
            page.write_string(number, column, cell, wrapped if number else bold)
    book.close()
    return made.getvalue()


def _headings() -> list[str]:
    return [
        _("工单编号"),
        _("标题"),
        _("承办单位"),
        _("回复内容"),
        _("是否解决"),
        _("是否满意"),
        _("办结时间"),
        _("台账编号"),
    ]


def _cells(reply: Reply) -> list[str]:
    said = (reply.their_number, reply.title, reply.unit, reply.answer)
    return [*said, reply.solved, reply.content, reply.ended, reply.number]

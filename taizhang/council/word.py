"""The minutes as Word, in the layout that offices use, so that they can be put right there."""

import re
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from taizhang.council.papers import Item, Paper

BODY: Final = "宋体"
TITLE: Final = "黑体"
LATIN: Final = "Times New Roman"
SIZE: Final = 12
# What XML, and so Word, cannot hold: control characters, halves of a pair, and two more.
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
INDENT: Final = Pt(2 * SIZE)


def minutes(paper: Paper) -> bytes:
    """Return the minutes of a meeting as a Word file."""
    document = Document()
    _lay_out(document)
    _heading(document, paper)
    _facts(document, paper)
    for item in paper.items:
        _item(document, item)
    _signatures(document, paper)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(SIZE)
    # Word chooses the Chinese font by another name than the Latin one.
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    style.paragraph_format.line_spacing = 1.5
    style.paragraph_format.space_after = Pt(0)


def _heading(document: Any, paper: Paper) -> None:
    words = _("%(office)s居民协商议事会会议记录") % {"office": paper.office}
    _centred(document, words, 18)
    _centred(document, paper.head.label, SIZE)


def _facts(document: Any, paper: Paper) -> None:
    head = paper.head
    rows = (
        (_("时间"), head.full),
        (_("地点"), head.place),
        (_("主持"), head.chair or "＿＿＿＿＿＿"),
        (_("应到"), _people(head.entitled)),
        (_("实到"), f"{_people(head.present)} · {head.rule}"),
        (_("到会人员"), _("、").join(paper.came) or _("无")),
        (_("缺席人员"), _("、").join(paper.absent) or _("无")),
    )
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, said in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(2.6), Cm(13)
        _run(cells[0].paragraphs[0], label, bold=True)
        _run(cells[1].paragraphs[0], said)


def _people(count: int) -> str:
    return _("共 %(n)d 人") % {"n": count}


def _item(document: Any, item: Item) -> None:
    number = f"{item.nth}. {item.title}" + (f" {item.label}" if item.label else "")
    heading = document.add_paragraph()
    heading.paragraph_format.space_before = Pt(SIZE)
    heading.paragraph_format.keep_with_next = True
    _run(heading, f"{_('议题')} {number}", bold=True, font=TITLE)
    told = " ".join(filter(None, (item.whose, item.background)))
    if told:
        _said(document, _("来由"), told)
    _said(document, _("发言要点"), "" if item.notes else _("没有记"))
    for point in item.notes:
        _indented(document, f"· {point}")
    if item.votes:
        _said(document, _("表决"), item.votes)
    _said(document, _("决议"), item.ended)
    if item.text:
        _indented(document, item.text)


def _signatures(document: Any, paper: Paper) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_before = Pt(2 * SIZE)
    _run(
        line,
        f"{_('主持人签字')}{_('：')}＿＿＿＿＿＿　　{_('记录人签字')}{_('：')}＿＿＿＿＿＿",
    )
    _indented(document, f"{_('到会成员签字')}{_('：')}")
    for _each in range(0, max(len(paper.came), 1), 4):
        document.add_paragraph("＿＿＿＿＿＿　　" * 4)
    last = document.add_paragraph()
    last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(last, paper.day)


def _centred(document: Any, words: str, size: int) -> None:
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = _run(line, words, bold=size > SIZE, font=TITLE if size > SIZE else BODY)
    run.font.size = Pt(size)


def _said(document: Any, label: str, words: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.first_line_indent = INDENT
    _run(line, f"{label}{_('：')}", bold=True)
    _run(line, words)


def _indented(document: Any, words: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.first_line_indent = INDENT
    _run(line, words)


def _run(line: Any, words: str, *, bold: bool = False, font: str = BODY) -> Any:
    run = line.add_run(UNWRITABLE.sub("", words))
    run.bold = bold
    run.font.name = LATIN
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return run

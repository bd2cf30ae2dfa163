"""The ledger goes out to Excel and comes back: only what somebody edited is changed."""

import re

import openpyxl
import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature, Status
from taizhang.jobs.queue import cancel
from taizhang.ledger import book, fsck
from taizhang.ledger.queries import rows_of
from taizhang.roundtrip import views
from taizhang.roundtrip.models import Trip, TripRow
from tests.cast import (
    CITY_CARE,
    LIU_HANDLER,
    MIAO_LEADER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.roundtrip.sheets import (
    cell,
    column_of,
    edited,
    handed_in,
    row_of,
    taken_out,
)
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def row(matter):
    return rows_of([matter.case])[matter.case]


def brought_in(client, page, **choices):
    """Press the button of the preview `page`."""
    address = f"{page.redirect_chain[-1][0]}bring-in/"
    return client.post(address, {"reason": "表上写错了", **choices}, follow=True)


def test_a_workbook_that_nobody_edited_changes_nothing(matters, clerk):
    page = handed_in(clerk, taken_out(clerk))

    assert "没有改动" in text_of(page)
    assert "表里 3 行" in text_of(page)


def test_only_the_edited_cells_are_shown_and_written(matters, clerk):
    waiting, lift, drain = matters
    out = taken_out(clerk)
    back = edited(
        out,
        cell("事项", lift.number, "2 单元电梯按钮失灵"),
        cell("性质", lift.number, "投诉"),
        cell("责任单位", drain.number, "城管科"),
    )

    page = handed_in(clerk, back)
    assert "改了 2 件事的 3 格" in text_of(page)
    done = text_of(brought_in(clerk, page))

    assert "改好了 2" in done
    assert (row(lift).summary, row(lift).nature) == ("2 单元电梯按钮失灵", Nature.COMPLAINT)
    assert row(drain).unit == CITY_CARE
    assert row(waiting).n == waiting.n
    assert list(fsck.findings()) == []


def test_giving_out_a_waiting_matter_takes_it_on_as_well(matters, clerk):
    waiting = matters[0]
    back = edited(taken_out(clerk), cell("责任单位", waiting.number, "锦绣物业"))

    brought_in(clerk, handed_in(clerk, back))

    assert row(waiting).status is Status.DISPATCHED


def test_what_the_ledger_changed_meanwhile_is_not_undone_by_an_old_copy(matters, clerk):
    lift = matters[1]
    back = edited(taken_out(clerk), cell("性质", lift.number, "投诉"))
    moved = co.DispatchIssue(unit=CITY_CARE)
    book.submit(lift.case, moved, by=ZHOU_SECRETARY)

    page = handed_in(clerk, back)
    assert "改了 1 件事的 1 格" in text_of(page)
    brought_in(clerk, page)

    assert (row(lift).unit, row(lift).nature) == (CITY_CARE, Nature.COMPLAINT)


def conflict(lift, clerk):
    """Return the preview of a summary that was edited in the sheet and on the ledger."""
    back = edited(taken_out(clerk), cell("事项", lift.number, "表里写的"))
    mended = co.CorrectIssue(reason="听错了", summary="台账上写的")
    book.submit(lift.case, mended, by=ZHOU_SECRETARY)
    return handed_in(clerk, back)


def test_where_both_changed_it_is_said_who_and_what_and_nothing_is_lost(matters, clerk):
    page = conflict(matters[1], clerk)

    assert "有 1 格台账上也改过" in text_of(page)
    assert "周岚" in text_of(page)
    assert "在台账上改成了“台账上写的”" in text_of(page)
    assert "表里写的" in text_of(page)


def test_where_both_changed_the_ledger_stands_unless_somebody_chooses(matters, clerk):
    lift = matters[1]

    done = brought_in(clerk, conflict(lift, clerk))

    assert "按您的选择没改" in text_of(done)
    assert "按您的选择留着台账上的；表里写的是：表里写的" in text_of(done)
    assert row(lift).summary == "台账上写的"


def test_a_cell_that_was_left_is_told_beside_the_one_that_was_written(matters, clerk):
    lift = matters[1]
    said = cell("事项", lift.number, "表里写的"), cell("性质", lift.number, "投诉")
    back = edited(taken_out(clerk), *said)
    mended = co.CorrectIssue(reason="听错了", summary="台账上写的")
    book.submit(lift.case, mended, by=ZHOU_SECRETARY)

    done = brought_in(clerk, handed_in(clerk, back))
    taken_back = clerk.post(f"{done.redirect_chain[-1][0]}take-back/", follow=True)

    assert "改好了" in text_of(done)
    assert "按您的选择留着台账上的；表里写的是：表里写的" in text_of(done)
    assert "有 1 格按您的选择留着台账上的" in text_of(done)
    assert "求助 撤回了；表里写的是：投诉" in text_of(taken_back)
    assert (row(lift).summary, row(lift).nature) == ("台账上写的", Nature.REQUEST)


def test_where_both_changed_the_sheet_can_be_chosen(matters, clerk):
    lift = matters[1]
    page = conflict(lift, clerk)
    field = re.search(r'name="(keep-[^"]+)"', page.content.decode())[1]

    brought_in(clerk, page, **{field: "excel"})

    assert row(lift).summary == "表里写的"


def test_a_row_that_moved_after_the_preview_is_refused_and_said(matters, clerk):
    lift = matters[1]
    page = handed_in(clerk, edited(taken_out(clerk), cell("性质", lift.number, "投诉")))
    book.submit(lift.case, co.DispatchIssue(unit=CITY_CARE), by=ZHOU_SECRETARY)

    done = text_of(brought_in(clerk, page))

    assert "没改成" in done
    assert "没有写入；表里写的是：投诉" in done
    assert row(lift).nature is Nature.REQUEST


def test_pressing_twice_writes_once(matters, clerk):
    lift = matters[1]
    page = handed_in(clerk, edited(taken_out(clerk), cell("性质", lift.number, "投诉")))

    brought_in(clerk, page)
    n = row(lift).n
    brought_in(clerk, page)

    assert row(lift).n == n


def test_many_rows_are_written_in_the_background(matters, clerk, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", 0)
    lift = matters[1]
    page = handed_in(clerk, edited(taken_out(clerk), cell("性质", lift.number, "投诉")))

    brought_in(clerk, page)
    assert row(lift).nature is Nature.REQUEST
    run_waiting()

    assert row(lift).nature is Nature.COMPLAINT
    assert Trip.objects.get().state == Trip.State.DONE


def test_writing_that_was_stopped_is_gone_on_with(matters, clerk, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", 0)
    lift = matters[1]
    page = handed_in(clerk, edited(taken_out(clerk), cell("性质", lift.number, "投诉")))
    address = page.redirect_chain[-1][0]
    assert "接着写入" not in text_of(brought_in(clerk, page))
    cancel(Trip.objects.get().job)

    stopped = text_of(clerk.get(address))
    assert "停下了，还有 1 件没写入" in stopped
    assert "接着写入" in stopped
    for _pressed_twice in range(2):
        clerk.post(f"{address}bring-in/")
    run_waiting()

    assert row(lift).nature is Nature.COMPLAINT
    assert row(lift).n == lift.n + 1
    assert "接着写入" not in text_of(clerk.get(address))


def test_a_sorted_sheet_with_hidden_and_deleted_columns_still_fits(matters, clerk):
    def rearranged(sheet):
        rows = [[each.value for each in line] for line in sheet.iter_rows()]
        sheet.delete_rows(1, sheet.max_row)
        for line in [["我加的标题"], rows[0], *reversed(rows[1:])]:
            sheet.append(line)
        sheet.delete_cols([each.value for each in sheet[2]].index("灯") + 1)

    lift = matters[1]
    out = edited(taken_out(clerk), cell("性质", lift.number, "投诉"))

    page = handed_in(clerk, edited(out, rearranged))

    assert "表里 3 行，改了 1 件事的 1 格" in text_of(page)


def test_what_cannot_be_used_is_said_line_by_line(matters, clerk):
    waiting, lift, drain = matters

    def spoilt(sheet):
        line = row_of(sheet, waiting.number)
        sheet.cell(line, column_of(sheet, "id")).value = "i-nobodyknows"
        doubled = [each.value for each in sheet[row_of(sheet, drain.number)]]
        sheet.append(doubled)
        sheet.append([None, None, None, "新加的一行"])

    back = edited(
        taken_out(clerk),
        cell("类别", lift.number, "没有这一类"),
        cell("责任单位", lift.number, None),
        spoilt,
    )

    said = text_of(handed_in(clerk, back))

    for words in (
        "台账上没有这一件",
        "台账里没有这个叫法",
        "这一格清空了",
        "同一件事在表里出现了两次",
        "新加的行，没有编号",
    ):
        assert words in said
    assert row(lift).n == lift.n


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param(b"hello", "不是 Excel 工作簿", id="no workbook"),
        pytest.param(b"PK\x03\x04" + b"x" * 50, "不是 Excel 工作簿", id="a broken one"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(matters, clerk, file, words):
    page = handed_in(clerk, file)

    assert page.status_code == 422
    assert words in text_of(page)


def test_a_plain_sheet_is_not_taken_for_one_of_ours(matters, clerk):
    def stripped(sheet):
        sheet.delete_cols(1, 2)

    page = handed_in(clerk, edited(taken_out(clerk), stripped))

    assert "没有“id”和“n”两列" in text_of(page)


def test_the_workbook_of_another_office_is_refused(matters, clerk):
    import io

    workbook = openpyxl.load_workbook(io.BytesIO(taken_out(clerk)))
    workbook["lists"]["B1"] = "another/1"
    kept = io.BytesIO()
    workbook.save(kept)

    page = handed_in(clerk, kept.getvalue())

    assert "另一本台账" in text_of(page)


def test_nobody_else_sees_or_writes_what_somebody_handed_in(matters, clerk):
    page = handed_in(
        clerk, edited(taken_out(clerk), cell("性质", matters[1].number, "投诉"))
    )
    address = page.redirect_chain[-1][0]

    assert signed_in(MIAO_LEADER).get(address).status_code == 404
    assert signed_in(MIAO_LEADER).post(f"{address}bring-in/").status_code == 404
    assert signed_in(LIU_HANDLER).get("/roundtrip/").status_code == 403
    assert signed_in(ZHENG_VERIFIER).get("/roundtrip/ledger.xlsx").status_code == 403


def test_the_words_of_cells_are_sealed_while_they_wait(matters, clerk):
    handed_in(
        clerk, edited(taken_out(clerk), cell("事项", matters[1].number, "住户姓欧阳"))
    )

    assert "欧阳".encode() not in bytes(TripRow.objects.get().sealed)
    assert "欧阳" not in str(Trip.objects.values().get())


def test_nothing_personal_leaves_with_the_workbook(matters, clerk):
    import io

    book_out = openpyxl.load_workbook(io.BytesIO(taken_out(clerk)))
    said = str([[each.value for each in line] for line in book_out.worksheets[0].rows])

    assert "王桂兰" not in said
    assert "13800004521" not in said

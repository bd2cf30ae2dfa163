"""`fsck` names what somebody with the database's password did; `rebuild` mends the derived."""

import json

import pytest
from django.db import connection

from taizhang.keys import store
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import fsck, models, search
from taizhang.ledger.rebuild import rebuild
from tests.shell.ledger.matters import (
    BusyBook,
    FewMatters,
    busy_book,
    few_matters,
    registered,
    struck_off,
    whole,
)
from tests.shell.ledger.tampering import forged, sql, unguarded

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
DERIVED = (
    models.Standing,
    models.Receipt,
    models.EvidenceUse,
    models.Unanswered,
    models.KnownActor,
    models.KnownPolicy,
    models.Counter,
)


@pytest.fixture
def few(office: None) -> FewMatters:
    return few_matters()


@pytest.fixture
def busy(office: None) -> BusyBook:
    return busy_book()


def findings() -> str:
    return "\n".join(fsck.findings())


def sealed_at(seq: int) -> dict[str, str]:
    sealed = models.Opening.objects.get(pk=seq).sealed
    assert sealed
    return dict(sealed)


def kind_at(seq: int) -> str:
    said = json.loads(bytes(models.Entry.objects.get(seq=seq).leaf))
    return str(said["kind"])


def seq_of(kind: str, case: str | None = None) -> int:
    rows = models.Entry.objects.order_by("seq")
    for row in rows.filter(case=case) if case else rows:
        if kind_at(row.seq) == kind:
            return row.seq
    raise AssertionError(f"no {kind}")


def test_an_empty_book_is_whole():
    assert whole()


def test_one_byte_of_a_leaf_names_the_entry(few):
    seq = seq_of("issue-struck-off", few.closed)
    leaf = bytes(models.Entry.objects.get(seq=seq).leaf)
    changed = leaf.replace(b'"outcome":"solved"', b'"outcome":"solvee"')
    forged("UPDATE ledger_entry SET leaf = %s WHERE seq = %s", changed, seq)
    assert f"至 {seq} 条" in findings()


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[]", b'{"a":1.5}', b"\xff\xfe", b'{"c":1}']
)
def test_a_leaf_that_is_none_any_more_names_the_entry(few, broken):
    seq = seq_of("task-taken-up")
    forged("UPDATE ledger_entry SET leaf = %s WHERE seq = %s", broken, seq)
    assert f"第 {seq} 条：不再是一条完整的账目" in findings()


def test_a_day_put_back_names_the_entry(few):
    seq = seq_of("handling-reported")
    leaf = bytes(models.Entry.objects.get(seq=seq).leaf)
    changed = leaf.replace(b"2026-11-09", b"2026-11-08")
    forged("UPDATE ledger_entry SET leaf = %s WHERE seq = %s", changed, seq)
    assert f"第 {seq} 至 {seq} 条" in findings()


def test_two_leaves_changed_for_one_another_are_both_named(few):
    one, other = seq_of("verification-failed"), seq_of("verification-passed")
    swap = "UPDATE ledger_entry SET leaf = %s WHERE seq = %s"
    leaves = {seq: bytes(models.Entry.objects.get(seq=seq).leaf) for seq in (one, other)}
    forged(swap, leaves[one], other)
    forged(swap, leaves[other], one)
    told = findings()
    assert f"第 {one} 条：账面的 seq 是 {other}" in told
    assert f"第 {other} 条：账面的 seq 是 {one}" in told


@pytest.mark.parametrize(("column", "value"), [("n", 77), ("case", "i-somebodyxx")])
def test_a_column_beside_a_leaf_names_the_entry(few, column, value):
    seq = seq_of("issue-accepted")
    name = connection.ops.quote_name(column)
    forged(f"UPDATE ledger_entry SET {name} = %s WHERE seq = %s", value, seq)
    assert f"第 {seq} 条：账面的 {column}" in findings()


def test_a_committed_value_names_the_entry_and_the_field(few):
    seq = seq_of("handling-reported")
    committed = models.Opening.objects.get(pk=seq).committed
    committed["result"][1] = "没有修。"
    _openings("committed", committed, seq)
    assert f"第 {seq} 条：底稿里的 result 与账面的承诺不符" in findings()


@pytest.mark.parametrize("broken", [{}, [], {"at": 1}, {"at": ["x", 1]}, {"at": [None]}])
def test_an_opening_that_opens_nothing_names_the_entry(few, broken):
    seq = seq_of("handling-reported")
    _openings("committed", broken, seq)
    assert f"第 {seq} 条" in findings()


def test_a_sealed_value_changed_names_the_entry(few):
    seq = seq_of("issue-registered", few.closed)
    sealed = sealed_at(seq)
    sealed["phone"] = sealed["phone"][:-6] + "AAAA=="
    _openings("sealed", sealed, seq)
    assert f"第 {seq} 条：密封的内容被改过" in findings()


def test_sealed_values_moved_name_both_entries(few):
    one = seq_of("issue-registered", few.closed)
    other = seq_of("issue-registered", few.reworked)
    sealed = {seq: sealed_at(seq) for seq in (one, other)}
    _openings("sealed", sealed[one], other)
    _openings("sealed", sealed[other], one)
    told = findings()
    assert f"第 {one} 条：密封" in told
    assert f"第 {other} 条：密封" in told


def test_a_sealed_value_left_out_names_the_entry(few):
    seq = seq_of("issue-registered", few.closed)
    sealed = sealed_at(seq)
    del sealed["phone"]
    _openings("sealed", sealed, seq)
    assert f"第 {seq} 条：phone 没有底稿" in findings()


def test_an_opening_emptied_past_the_rules_names_the_entry(few):
    seq, other = seq_of("issue-registered", few.closed), seq_of("issue-accepted")
    forged(
        "UPDATE ledger_opening SET sealed = NULL, erased_by_id = %s WHERE entry_id = %s",
        *(other, seq),
    )
    assert f"第 {seq} 条：内容被清空，所指的第 {other} 条" in findings()


def test_an_opening_emptied_without_a_word_names_the_entry(few):
    seq = seq_of("issue-registered", few.closed)
    forged("UPDATE ledger_opening SET sealed = NULL WHERE entry_id = %s", seq)
    assert f"第 {seq} 条：phone, place_text" in findings()


def test_a_key_that_is_gone_names_the_entry(few):
    seq = seq_of("issue-registered", few.closed)
    store.destroy([f"{few.closed}/1"])
    assert f"第 {seq} 条：密钥不见了" in findings()


def test_a_node_of_the_tree_names_its_entries(few):
    forged('UPDATE ledger_node SET hash = %s WHERE level = 2 AND "index" = 1', b"\0" * 32)
    assert findings() == "树上第 2 层盖住第 4 至 7 条的结点与账目不符。"


def test_a_node_that_is_gone_names_its_entries(few):
    forged('DELETE FROM ledger_node WHERE level = 3 AND "index" = 0')
    assert "树上第 3 层盖住第 0 至 7 条的结点与账目不符。" in findings()


def test_a_node_too_many_is_counted(few):
    forged('INSERT INTO ledger_node (level, "index", hash) VALUES (9, 9, %s)', b"x")
    assert "照账目应有" in findings()


def test_an_entry_taken_out_is_named_and_only_it(few):
    seq = seq_of("progress-recorded")
    _remove("= %s", seq)
    told = findings()
    assert f"第 {seq} 条：账目或它的底稿不见了" in told
    assert "结点" not in told


def test_the_last_entries_cut_off_are_counted(few):
    size = models.Head.objects.get().size
    _remove(">= %s", size - 3)
    assert f"账本首部写着共 {size} 条，实有 {size - 3} 条" in findings()


def test_the_end_cut_off_with_its_head_still_shows_beside_the_book(few):
    size = models.Head.objects.get().size
    _remove(">= %s", size - 3)
    with unguarded():
        sql('DELETE FROM ledger_node WHERE level = 0 AND "index" >= %s', size - 3)
    sql("UPDATE ledger_head SET size = %s", size - 3)
    assert findings()


@pytest.mark.parametrize("peaks", [b"", b"x" * 32, b"x"])
def test_a_head_with_another_root_is_told(few, peaks):
    forged("UPDATE ledger_head SET peaks = %s", peaks)
    assert "账本首部的树根" in findings()


def test_a_head_that_is_gone_is_told(few):
    forged("DELETE FROM ledger_head")
    assert "没有首部" in findings()


def test_a_line_of_the_ledger_names_the_issue_and_what_is_wrong(few):
    forged(
        "UPDATE ledger_standing SET status = 'void', handler = 'a-other' WHERE serial = 2"
    )
    assert "〔2026〕2：台账上的 status, handler 与账本不符" in findings()


def test_a_line_that_is_gone_or_too_many_is_told(few):
    models.Standing.objects.get(case=few.closed).delete()
    assert f"{few.closed}：台账上没有这件事" in findings()


def test_words_taken_from_the_search_name_the_issue(few):
    row = models.Standing.objects.get(case=few.closed)
    search.write([(row.pk, "")])
    assert f"〔2026〕{row.serial}：检索与账本不符" in findings()


@pytest.mark.parametrize("table", ["ledger_receipt", "ledger_evidenceuse"])
def test_a_receipt_or_a_use_taken_out_names_the_issue(few, table):
    forged(f'DELETE FROM {table} WHERE "case" = %s', few.closed)
    assert "回执号或证据的登记与账本不符" in findings()


@pytest.mark.parametrize("table", ["ledger_knownactor", "ledger_knownpolicy"])
def test_a_name_taken_from_the_roll_is_told(few, table):
    forged(f"DELETE FROM {table}")
    assert "名册" in findings()


@pytest.mark.parametrize("change", ["last = last - 1", "last = last + 1", "year = 2030"])
def test_a_counter_that_would_repeat_or_leave_out_a_number_is_told(few, change):
    forged(f"UPDATE ledger_counter SET {change}")
    assert "2026 年的编号接不上" in findings()


def test_rebuilding_makes_everything_derived_as_it_was(busy):
    before = _derived()
    for table in DERIVED:
        table.objects.all().delete()
    search.clear()
    assert list(rebuild()) == list(range(1, len(before["Standing"]) + 1))
    assert _derived() == before
    assert whole()


def test_rebuilding_mends_what_was_changed_and_leaves_the_book_alone(busy):
    right, head = _derived(), models.Head.objects.values().get()
    forged("UPDATE ledger_standing SET status = 'void', summary = 'x', n = 99")
    forged(f"UPDATE {search.TABLE} SET tokens = ''")
    list(rebuild())
    assert _derived() == right
    assert models.Head.objects.values().get() == head


def test_a_number_once_counted_stays_used_after_rebuilding(busy):
    forged("UPDATE ledger_counter SET last = 400")
    list(rebuild())
    assert registered().issue.number == "2026-401"


def test_without_keys_nothing_is_rebuilt():
    issue = struck_off("一")
    before = _derived()
    store.destroy([f"{issue.case}/1"])
    with pytest.raises(Unreadable, match="put the keys back"):
        list(rebuild())
    assert _derived() == before


def test_rebuilding_an_empty_book_does_nothing():
    assert list(rebuild()) == []


def _derived() -> dict[str, list[dict]]:
    """Return everything derived; row numbers of our own making left out."""
    tables = {
        table.__name__: sorted(
            ({k: v for k, v in row.items() if k != "id"} for row in table.objects.values()),
            key=repr,
        )
        for table in DERIVED
    }
    ids = models.Standing.objects.order_by("case").values_list("id", flat=True)
    said = {row_id: search.documents(row_id, row_id)[row_id] for row_id in ids}
    documents = [{"tokens": search.comparable(said[row_id])} for row_id in ids]
    return tables | {"search": documents}


def _openings(column: str, value: object, seq: int) -> None:
    cast = "::jsonb" if connection.vendor == "postgresql" else ""
    forged(
        f"UPDATE ledger_opening SET {column} = %s{cast} WHERE entry_id = %s",
        *(json.dumps(value), seq),
    )


def _remove(which: str, seq: int) -> None:
    forged(f"DELETE FROM ledger_opening WHERE entry_id {which}", seq)
    forged(f"DELETE FROM ledger_entry WHERE seq {which}", seq)

"""What is done by itself: the backup, the examination; and the drill by a button."""

from taizhang.backup import depot


def test_it_is_backed_up_examined_and_rehearsed_and_leaves_nothing_behind(alike):
    backup, examination, drill = alike.does("night")
    assert backup[0] == examination[0] == drill[0] == "done"
    assert "附件 2 个" in backup[1]
    assert examination[1] == "账本完好。"
    assert drill[1] == "备份能恢复。"
    assert not list(alike.folder.glob("drill-*"))
    beside = list(alike.folder.with_name(f"{alike.folder.name}-backups").iterdir())
    assert len(depot.whole(beside[0] / "ledger")) == 1


def test_a_stick_that_was_pulled_out_is_missed(alike, tmp_path):
    alike.does("choose", tmp_path / "stick")
    (tmp_path / "stick" / "README.txt").unlink()
    assert alike.does("night")[0] == ["failed", ""]
    assert not list((tmp_path / "stick" / "ledger").iterdir())
    assert "不见了" in alike.does("trouble")

"""`taizhang bench` prints a table that can be pasted; what it says no test asserts."""

from tests.shell.project.test_filling_a_ledger import _taizhang

ROWS = (
    *("start to first page", "register, 1 client", "a command, 1 client", "issue page"),
    *(
        "ledger, open work",
        "search, two characters",
        "a web worker",
        "a box of 14 slips",
        "import of",
        "fsck of",
    ),
    *("one row by Django's ORM", "the first to the second"),
    *("what the outbox had", "a round that finds nothing", "a digest to everybody"),
    *("2 forms, each sent 50 times", "different receipts", "100 receipt numbers guessed"),
)


def test_every_row_of_the_table_is_there():
    told = _taizhang("bench", "--issues", "60", "--repeats", "2")

    assert told.returncode == 0, told.stderr
    assert "| what | measured | meant to be |" in told.stdout
    assert [row for row in ROWS if f"| {row}" not in told.stdout] == []

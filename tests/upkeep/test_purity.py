"""The rules know no clock and no chance; the verifier knows nothing of us."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.upkeep import tree

# Asking the time or the dice: whoever calls the core hands these in.
CLOCK_AND_CHANCE = {
    "now", "today", "utcnow", "time_ns", "monotonic", "perf_counter",
    "uuid1", "uuid4", "uuid7", "urandom", "token_bytes", "token_hex", "random", "randint",
}  # fmt: skip


def asked(module: ast.Module) -> Iterator[str]:
    """Yield each call in `module` that asks a clock or chance."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in CLOCK_AND_CHANCE or ast.unparse(node.func) == "time.time":
                yield f"line {node.lineno}: {ast.unparse(node.func)}"


def foreign(module: ast.Module, ours: str = "-") -> list[str]:
    """Return what `module` imports beyond the standard library and the package `ours`."""
    return [
        name
        for name in tree.imported(module)
        if name.split(".")[0] not in sys.stdlib_module_names
        and name != ours
        and not name.startswith(f"{ours}.")
    ]


def test_the_rules_ask_neither_clock_nor_chance():
    core = tree.files(".py", under=("taizhang/core",))

    assert {
        tree.name(f): list(asked(tree.syntax(f)))
        for f in core
        if any(asked(tree.syntax(f)))
    } == {}


def test_the_rules_need_only_python():
    core = tree.files(".py", under=("taizhang/core",))

    assert core
    assert {
        tree.name(f): found
        for f in core
        if (found := foreign(tree.syntax(f), "taizhang.core"))
    } == {}


def test_the_verifier_shares_nothing_with_the_writer():
    assert foreign(tree.syntax(tree.ROOT / "verifier" / "taizhang_verify.py")) == []


@pytest.mark.parametrize("line", ["dt.datetime.now(zone)", "time.time()", "uuid.uuid4()"])
def test_a_clock_in_the_rules_would_be_seen(line):
    assert list(asked(ast.parse(line)))


@pytest.mark.parametrize("line", ["import django", "from taizhang.ledger import book"])
def test_a_foreign_import_would_be_seen(line):
    assert foreign(ast.parse(line), "taizhang.core")

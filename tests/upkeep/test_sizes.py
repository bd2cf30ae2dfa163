"""Nothing grows past the size at which it can still be read in one go.

Past half of a limit, split by subject, never by kind. The limits only go down.
"""

import ast

from tests.upkeep import tree

MODULE = 400
# The verifier is handed out as one file that shares no code: whoever checks an office reads
# this and nothing else. It grows only where the book learned a kind of entry, or
# an office what it may ask for.
ONE_FILE = {"verifier/taizhang_verify.py": 640}
FUNCTION = 50
TEST_FUNCTION = 30
TEMPLATE = 150


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of `function`, without its decorators."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_modules_can_be_read_in_one_go():
    longest = {
        tree.name(file): len(tree.text(file).splitlines()) for file in tree.files(".py")
    }

    assert {n: m for n, m in longest.items() if m > ONE_FILE.get(n, MODULE)} == {}


def test_functions_fit_on_a_screen():
    too_long = [
        f"{tree.name(file)}:{function.lineno} {function.name}: {length(function)} lines"
        for file in tree.files(".py")
        for function in tree.functions(file)
        if length(function)
        > (TEST_FUNCTION if function.name.startswith("test_") else FUNCTION)
    ]

    assert too_long == []


def test_templates_stay_short():
    longest = {
        tree.name(file): len(tree.text(file).splitlines()) for file in tree.templates()
    }

    assert {name: lines for name, lines in longest.items() if lines > TEMPLATE} == {}

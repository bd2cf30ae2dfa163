"""The project's own files, as the house rules look at them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("taizhang", "verifier", "signer", "tests", "script", "bench", "docs", ".ci")


def files(*endings: str, under: tuple[str, ...] = FOLDERS) -> list[Path]:
    """Return the files in `under` whose names end so, in order."""
    found = (file for folder in under for file in (ROOT / folder).rglob("*"))
    return sorted(
        file
        for file in found
        if file.is_file()
        and file.name.endswith(endings)
        and "__pycache__" not in file.parts
    )


def templates() -> list[Path]:
    """Return every template."""
    return [
        file for file in files(".html", under=("taizhang",)) if "templates" in file.parts
    ]


def name(file: Path) -> str:
    """Return `file` as its path from the root, for messages and test ids."""
    return file.relative_to(ROOT).as_posix()


@cache
def text(file: Path) -> str:
    """Return what `file` holds."""
    return file.read_text(encoding="utf-8")


@cache
def syntax(file: Path) -> ast.Module:
    """Return the syntax tree of the module in `file`."""
    return ast.parse(text(file), filename=str(file))


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function in `file`, methods and inner ones included."""
    for node in ast.walk(syntax(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported(module: ast.Module) -> Iterator[str]:
    """Yield the full name of everything that `module` imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"

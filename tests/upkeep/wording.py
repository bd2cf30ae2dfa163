"""Every sentence the code hands to gettext, read from modules and templates themselves.

A sentence is its context, "" for none, and its first form: gettext takes the same words
under another context for other words.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.upkeep import tree

# Which argument holds the words.
CALLS = {
    "_": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "gettext_noop": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "npgettext": 1,
    "npgettext_lazy": 1,
}
Sentence = tuple[str, str]
LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
IN_TEMPLATE = re.compile(rf"\b(_|n?p?gettext)\(((?:{LITERAL}[,\s]*)+)", re.DOTALL)


def in_module(module: ast.Module) -> Iterator[Sentence]:
    """Yield each sentence in `module`; a composed one as its source.

    A composed one (an f-string, a variable) can have no translation; as its own source it
    shows up among the untranslated.
    """
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in CALLS and len(node.args) > CALLS[name]:
                written = [_written(each) for each in node.args]
                yield written[0] if CALLS[name] else "", written[CALLS[name]]


def _written(argument: ast.expr) -> str:
    """Return what an argument of gettext says, its own source where it is composed."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    return ast.unparse(argument)


def in_template(source: str) -> Iterator[Sentence]:
    """Yield each sentence in a template's `source`."""
    for name, literals in IN_TEMPLATE.findall(templatize(source)):
        words = [ast.literal_eval(found) for found in re.findall(LITERAL, literals)]
        yield words[0] if CALLS[name] else "", words[CALLS[name]]


def sentences() -> dict[Sentence, str]:
    """Return every sentence of the product, each with one place where it stands."""
    found: dict[Sentence, str] = {}
    for file in tree.files(".py", under=("taizhang",)):
        found |= dict.fromkeys(in_module(tree.syntax(file)), tree.name(file))
    for template in tree.templates():
        found |= dict.fromkeys(in_template(tree.text(template)), tree.name(template))
    return found


def catalogues() -> list[Path]:
    """Return the files of translations."""
    return tree.files(".po", under=("taizhang",))

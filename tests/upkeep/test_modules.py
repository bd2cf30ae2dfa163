"""Every module says what it is for, is named for a subject, and is finished."""

import ast
import re

from tests.upkeep import tree

NAMED_FOR_NOTHING = {"utils", "helpers", "common", "base", "services", "misc"}
NAMED_FOR_NOTHING_IN_PARTICULAR = re.compile(r"_?(get|handle|process|do|manage)_\w+")
# Django looks for a database's backend under this name.
NAMED_BY_DJANGO = {"taizhang/project/offices/postgresql/base.py"}
# Names that Django and other libraries call; we cannot choose them.
NAMES_OF_OTHERS = {
    "get_absolute_url", "get_context", "get_context_data", "get_by_natural_key",
    "get_default_redirect_url", "get_form_kwargs", "get_help_text", "get_model_class",
    "get_public_key_credential_rp_entity", "get_public_key_credential_user_entity",
    "get_queryset", "get_session_store_class", "get_success_url", "get_totp_issuer",
    "get_user", "process_exception", "_get_session_from_db", "_handle_search_path",
}  # fmt: skip
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X:"]))


def test_every_module_begins_by_saying_what_it_is_for():
    silent = [
        tree.name(file)
        for file in tree.files(".py")
        if tree.text(file).strip() and not ast.get_docstring(tree.syntax(file))
    ]

    assert silent == []


def test_modules_are_named_for_a_subject():
    found = {tree.name(f) for f in tree.files(".py") if f.stem in NAMED_FOR_NOTHING}
    assert found - NAMED_BY_DJANGO == set()


def test_functions_answer_or_act():
    vague = [
        f"{tree.name(file)}:{function.lineno} {function.name}"
        for file in tree.files(".py", under=("taizhang", "verifier"))
        for function in tree.functions(file)
        if NAMED_FOR_NOTHING_IN_PARTICULAR.fullmatch(function.name)
        and function.name not in NAMES_OF_OTHERS
    ]

    assert vague == []


def test_nothing_is_left_for_later():
    endings = (".py", ".html", ".css", ".js", ".md", ".toml")

    assert [
        tree.name(f) for f in tree.files(*endings) if UNFINISHED.search(tree.text(f))
    ] == []

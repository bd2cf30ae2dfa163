"""Templates hold nothing inline, ask nothing of other sites, and say what they need."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.upkeep import tree

COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
INLINE = re.compile(
    r"""<style\b | <script(?![^>]*\bsrc=)[^>]*> | \sstyle\s*= | \son[a-z]+\s*=\s*["'{] | javascript:""",
    re.VERBOSE | re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"""(?:\b(?:src|href|action|formaction|poster|data|srcset|content)\s*=\s*["']?|url\(\s*["']?|@import\s+["'])
    \s*(?:https?:)?//""",
    re.VERBOSE | re.IGNORECASE,
)
DRAFTED_WITHOUT_KEY = re.compile(
    r"<form[^>]*\bdata-draft=[^>]*>(?!\s*{% csrf_token %}{% draft_key %})"
)
PURPOSE = re.compile(r"\{# [^#]+\bNeeds: [^#]+ #\}")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,:;?!()][\u4e00-\u9fff]")


def inline(source: str) -> list[str]:
    """Return the inline styles, scripts and handlers, which the browser would refuse."""
    return [found.strip() for found in INLINE.findall(COMMENT.sub("", source))]


def elsewhere(source: str) -> list[str]:
    """Return the references to other sites."""
    return ELSEWHERE.findall(COMMENT.sub("", source))


def half_width(source: str) -> list[str]:
    """Return the western punctuation marks between two Chinese characters."""
    return HALF_WIDTH.findall(COMMENT.sub("", source))


def purposeless(source: str) -> list[str]:
    """Return the first line, if it does not say what the partial is and needs."""
    first = source.partition("\n")[0]
    return [] if PURPOSE.fullmatch(first.strip()) else [first]


def findings(rule: Callable[[str], list[str]], files: list[Path]) -> dict[str, list[str]]:
    """Return what `rule` finds in `files`, by file."""
    return {tree.name(file): found for file in files if (found := rule(tree.text(file)))}


def unkept(source: str) -> list[str]:
    """Return the forms of which drafts are to be kept and that have no key to know them by."""
    keyed = "hidden_fields" in source or "_form.html" in source or "form.key" in source
    return [] if keyed else DRAFTED_WITHOUT_KEY.findall(COMMENT.sub("", source))


def test_every_form_of_which_drafts_are_kept_has_a_key():
    assert findings(unkept, tree.templates()) == {}


def test_nothing_stands_inline():
    assert findings(inline, tree.templates()) == {}


def test_no_page_asks_another_site():
    assert findings(elsewhere, tree.templates()) == {}


def test_no_style_or_script_asks_another_site():
    static = tree.files(".css", ".js", ".svg", under=("taizhang",))

    assert findings(elsewhere, static) == {}


def test_a_partial_says_what_it_is_and_what_it_needs():
    partials = [file for file in tree.templates() if file.name.startswith("_")]

    assert findings(purposeless, partials) == {}


def test_chinese_is_set_with_chinese_punctuation():
    assert findings(half_width, tree.templates()) == {}


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (inline, '<p style="color: red">', '<p class="late">'),
        (inline, "<script>start()</script>", '<script src="{% static "a.js" %}"></script>'),
        (inline, '<a onclick="go()">', '<a data-on="click">'),
        (elsewhere, '<img src="//cdn.example/a.png">', '<img src="/static/a.png">'),
        (elsewhere, "a { background: url(https://a.example/b) }", "a { color: red }"),
        (
            elsewhere,
            '<a href="http://a.example/">',
            '<svg xmlns="http://www.w3.org/2000/svg">',
        ),
        (purposeless, "<b>{{ line }}</b>", "{# One line. Needs: line (Line). #}"),
        (half_width, "未核实,请先核验", "未核实，请先核验"),
    ],
)
def test_each_rule_sees_what_breaks_it_and_nothing_else(rule, bad, good):
    assert rule(bad)
    assert not rule(good)

"""English is complete: whoever switches meets no Chinese sentence left over."""

import ast
import re
from collections.abc import Sequence

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.upkeep import wording
from tests.upkeep.test_templates import half_width

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def english() -> dict[wording.Sentence, Message]:
    """Return the English catalogue by context and first form, its header left out."""
    found: dict[wording.Sentence, Message] = {}
    for file in wording.catalogues():
        with file.open("rb") as stream:
            for message in read_po(stream, locale="en"):
                found[str(message.context or ""), forms(message.id)[0]] = message
    return {sentence: message for sentence, message in found.items() if sentence[1]}


def forms(words: str | Sequence[str] | None) -> list[str]:
    """Return the singular and plural forms of a message or of its translation."""
    return [words] if isinstance(words, str) else list(words or [""])


def placeholders(words: str | Sequence[str] | None) -> set[str]:
    """Return what is filled into the forms of `words`."""
    return {found for form in forms(words) for found in PLACEHOLDER.findall(form)}


def test_every_sentence_has_an_english_translation():
    known = {words for words, message in english().items() if all(forms(message.string))}

    missing = {
        words: place for words, place in wording.sentences().items() if words not in known
    }
    assert missing == {}


def test_no_translation_is_a_guess():
    assert [words for words, message in english().items() if message.fuzzy] == []


def test_no_translation_has_lost_its_sentence():
    assert sorted(english().keys() - wording.sentences().keys()) == []


def test_translations_fill_in_what_the_sentence_fills_in():
    unlike = [
        words
        for words, message in english().items()
        if placeholders(message.string) != placeholders(message.id)
    ]
    assert unlike == []


def test_sentences_are_set_with_chinese_punctuation():
    assert {
        words: place
        for (_context, words), place in wording.sentences().items()
        if half_width(words)
    } == {}


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ('_("未受理")', ("", "未受理")),
        ('translation.gettext("未受理")', ("", "未受理")),
        ('pgettext_lazy("button", "受理")', ("button", "受理")),
        ('ngettext("{n} 件", "{n} 件", n)', ("", "{n} 件")),
        ('_(f"第 {n} 行")', ("", "f'第 {n} 行'")),
    ],
)
def test_a_sentence_in_code_is_found(code, sentence):
    assert list(wording.in_module(ast.parse(code))) == [sentence]


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('{% translate "未受理" %}', ("", "未受理")),
        ('{% translate "受理" context "button" %}', ("button", "受理")),
        ('{% include "a.html" with title=_("未受理") %}', ("", "未受理")),
        ("{% blocktranslate %}{{ n }} 件{% endblocktranslate %}", ("", "%(n)s 件")),
        (
            "{% blocktranslate trimmed %}\n  共\n  两行\n{% endblocktranslate %}",
            ("", "共 两行"),
        ),
        (
            "{% blocktranslate count n=n %}一{% plural %}多{% endblocktranslate %}",
            ("", "一"),
        ),
    ],
)
def test_a_sentence_in_a_template_is_found(source, sentence):
    assert list(wording.in_template(source)) == [sentence]

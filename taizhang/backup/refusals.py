"""What keeps a backup or a restore from being done, in words of the office."""

from typing import Any

from django.utils.translation import gettext as in_words


class NotDone(Exception):
    """It was not done. `sentence` is a msgid, `values` what is filled in: nothing personal."""

    def __init__(self, sentence: str, **values: Any) -> None:
        """Keep the sentence untranslated: who reads it later may read another language."""
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return told(self.sentence, self.values)


def told(sentence: str, values: dict[str, Any]) -> str:
    """Return the msgid `sentence` in the reader's language, with `values` filled in."""
    return in_words(sentence) % values


def size(count: int) -> str:
    """Return so many bytes as people say it: 340 MB, 1.2 GB."""
    if count < 10**6:
        return f"{max(1, round(count / 10**3))} KB"
    if count < 10**9:
        return f"{count / 10**6:.0f} MB"
    return f"{count / 10**9:.1f} GB"

"""Which of two names an office gave a thing is read: in the reader's language."""

from django.utils.translation import get_language


def local(chinese: str, english: str) -> str:
    """Return the name in the reader's language, the Chinese one where there is no other."""
    return english if english and (get_language() or "").startswith("en") else chinese

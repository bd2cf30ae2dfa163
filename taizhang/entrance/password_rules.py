"""What a password must be like: by one of two profiles, which the office chooses.

`asvs`: long enough, not among the common ones, none of the words that anybody here would try
first; never changed by force. `djbh2`: of three classes of characters, none of the last five,
changed every 90 days. Both as Django's validators. Source: docs/sources.md#passwords.
"""

import unicodedata
from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from taizhang.people.models import FormerPassword, User
from taizhang.people.rules import FORMER_COUNT, Rules, rules
from taizhang.places.directory import office

LETTERS_MOST: Final = 128
CLASSES_LEAST: Final = 3
# What whoever knows the trade tries first.
EVERYBODYS_WORDS: Final = ("12345", "taizhang", "minqing", "jiedao", "shequ")
SHORTEST_WORD: Final = 4
SHORTEST_CHINESE: Final = 2


class FitsTheRules:
    """A validator of Django's: length, words that are too near, classes, former ones."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Refuse `password` with everything that is wrong with it.

        Raises:
            ValidationError: it does not fit; nothing was changed.
        """
        wanted = rules()
        wrongs = [*_length(password, wanted), *_words(password, user)]
        if wanted.strict:
            wrongs += [*_classes(password), *_former(password, user)]
        if wrongs:
            raise ValidationError(wrongs)

    def get_help_text(self) -> str:
        """Return what a password must be like, in a sentence."""
        return in_words(rules())


def in_words(wanted: Rules) -> str:
    """Return what the rules ask of a password, in a sentence."""
    if wanted.strict:
        return _(
            "至少 %(least)d 个字，大写字母、小写字母、数字、符号里要有三种；"
            "不能是最近用过的五个；90 天换一次。"
        ) % {"least": wanted.letters_least}
    return _("至少 %(least)d 个字，越长越好，可以是一句话；不要只用数字。") % {
        "least": wanted.letters_least
    }


def _length(password: str, wanted: Rules) -> list[str]:
    if len(password) < wanted.letters_least:
        return [_("太短：至少要 %(least)d 个字。") % {"least": wanted.letters_least}]
    if len(password) > LETTERS_MOST:
        return [_("太长：最多 %(most)d 个字。") % {"most": LETTERS_MOST}]
    return []


def _words(password: str, user: AbstractBaseUser | None) -> list[str]:
    """Refuse a password that is little more than a word which anybody here would try."""
    own = (user.username, user.name, user.phone) if isinstance(user, User) else ()
    here = office()
    about = (here.chinese, here.english, here.initials, here.phone)
    plain = password.casefold()
    for word in filter(_tellable, (*own, *about, *EVERYBODYS_WORDS)):
        if word.casefold() in plain:
            return [
                _("太好猜：里面有“%(word)s”。请换成跟单位和自己无关的。") % {"word": word}
            ]
    return []


def _tellable(word: str) -> bool:
    """Return whether `word` is long enough for its being in a password to say anything."""
    return len(word) >= (SHORTEST_WORD if word.isascii() else SHORTEST_CHINESE)


def _classes(password: str) -> list[str]:
    if len({_class_of(letter) for letter in password}) < CLASSES_LEAST:
        return [_("太简单：大写字母、小写字母、数字、符号里至少要有三种。")]
    return []


def _class_of(letter: str) -> str:
    """Return the class of a character; Chinese ones are a class of their own."""
    category = unicodedata.category(letter)
    return category if category in {"Lu", "Ll", "Lo"} else category[0].replace("P", "S")


def _former(password: str, user: AbstractBaseUser | None) -> list[str]:
    if not isinstance(user, User) or user.pk is None:
        return []
    rows = FormerPassword.objects.filter(user=user).order_by("-pk")
    # The one of now is the first of the five.
    hashes = [user.password, *(row.password for row in rows[: FORMER_COUNT - 1])]
    if any(check_password(password, each) for each in hashes):
        return [_("以前用过：最近五个密码不能再用。请换一个没用过的。")]
    return []

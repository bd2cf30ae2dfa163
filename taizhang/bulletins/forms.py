"""The form by which a sentence about a matter is released."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from taizhang.bulletins.scanning import personal
from taizhang.core.texts import readable, tidy

WORDS_MAX = 100


class ReleaseForm(forms.Form):
    """What everybody may read of a matter, in one sentence."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("公开的话"),
        max_length=WORDS_MAX,
        help_text=_("一句话，写办成了什么；不写姓名、电话、门牌号"),
        widget=forms.Textarea(attrs={"rows": 3, "data-mirrored": ".echo__words"}),
        error_messages={
            "required": _("还没写。写一句办成了什么；不想公开就返回。"),
            "max_length": _("写得太长了，最多 %(limit_value)d 个字。"),
        },
    )

    def __init__(self, data: Any, *, names: Collection[str], begins: str) -> None:
        """Bind `data`; `names` are of residents, `begins` is what the form proposes."""
        super().__init__(data, initial={"words": begins[:WORDS_MAX]})
        self.names = names

    @property
    def status(self) -> int:
        """What a page with this form on it answers."""
        return 422 if self.is_bound and self.errors else 200

    def clean_words(self) -> str:
        """Check that nothing personal is in it."""
        words = tidy(str(self.cleaned_data["words"]))
        if not readable(words):
            raise ValidationError(_("里面有存不下来的符号。请删掉再公开。"))
        if found := [*personal(words, self.names)]:
            raise ValidationError(found)
        return words

"""The form that asks why somebody has to see what is masked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.web import masking
from taizhang.web.revealing import OTHER, REASONS

WORDS_MAX = 100


class RevealForm(forms.Form):
    """Asks for a reason: one of those offered, or one's own words."""

    use_required_attribute = False
    voice = forms.CharField(widget=forms.HiddenInput, max_length=40)
    field = forms.CharField(widget=forms.HiddenInput, max_length=20)
    reason = forms.ChoiceField(
        label=_("为什么要看"),
        choices=list(REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("还没选理由。请选一个，选“其他”的写上一句。")},
    )
    words = forms.CharField(
        label=_("补充一句"),
        required=False,
        max_length=WORDS_MAX,
        help_text=_("选“其他”的必写；不要写居民的姓名"),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where the reason is none of those offered."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("reason") == OTHER and not said.get("words"):
            self.add_error("words", _("还没写理由。请写一句，以后查得到。"))
        return said

    @property
    def noted(self) -> dict[str, str]:
        """What of it the audit keeps: as typed, less phone and identity numbers."""
        said = self.cleaned_data
        kept = {name: str(said[name]) for name in ("voice", "field", "reason")}
        return kept | ({"words": masking.words(said["words"])} if said["words"] else {})

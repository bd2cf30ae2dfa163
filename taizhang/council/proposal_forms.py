"""Forms of what members propose themselves: saying it, and how the office answers."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.assembly.models import Topic
from taizhang.core.texts import SUMMARY_MAX
from taizhang.council.meeting_forms import TopicForm, numberless
from taizhang.web.plain_forms import TOO_LONG, PlainForm

WORDS_MOST = 500
REASON_MOST = 400


class WordsForm(PlainForm):
    """What a member wants to be talked over: one field."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    words = forms.CharField(
        label=_("您想请议事会议什么"),
        max_length=WORDS_MOST,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("现在怎样、想怎么办；不写姓名和电话"),
        error_messages={"required": _("还没写议什么。请写一句。"), **TOO_LONG},
    )
    waits = False

    @property
    def status(self) -> int:
        """What the page answers: 429 where too much came at once."""
        return 429 if self.waits else super().status

    def clean_words(self) -> str:
        """Check that nobody's number stands in them."""
        return numberless(self.cleaned_data["words"])

    def wait(self) -> None:
        """Say that this was one too many for today."""
        self.waits = True
        self.add_error("words", _("没有提上去：一天最多提三个。请先存着，明天再提。"))


class TakeUpForm(TopicForm):
    """A topic made of what a member proposed. Whose it is stays."""

    def __init__(self, row: Topic, data: Any = None) -> None:
        """Begin with the member's own words and community."""
        title = " ".join(row.words.split())
        short = len(title) <= SUMMARY_MAX
        told = {
            "title": title[:SUMMARY_MAX],
            "background": "" if short else row.words,
            "community": row.proposer.community if row.proposer else "",
        }
        super().__init__(data, initial=told)
        del self.fields["key"], self.fields["proposer"]

    @property
    def said(self) -> dict[str, Any]:
        """What the form says, as columns."""
        return dict(self.cleaned_data)


class DeclineForm(PlainForm):
    """Why a proposal goes before no meeting."""

    reason = forms.CharField(
        label=_("为什么不上会"),
        max_length=REASON_MOST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("提议的成员看得到这句话"),
        error_messages={"required": _("还没写为什么。请写一句。"), **TOO_LONG},
    )

    def clean_reason(self) -> str:
        """Check that nobody's number stands in it."""
        return numberless(self.cleaned_data["reason"])

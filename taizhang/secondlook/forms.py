"""The forms of second looks: asking somebody, an answer by link, one off a slip, the share."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import AsTold, SecondLook, WhoLooked
from taizhang.ledger.shown import Photo
from taizhang.secondlook.people import Candidate
from taizhang.web.acting import ActForm, KeyedForm, text_field
from taizhang.web.selects import offer
from taizhang.web.wording import choices

YES, NO = "yes", "no"
CHOOSE = {
    "required": _("还没选。请选一项。"),
    "invalid_choice": _("没有这一项。请重新选。"),
}
MISSING = _("没办好的，请写一句还差什么，去看的人才知道看哪里。")
AS_TOLD = _("和说的、照片上的一样吗")


class AskForm(KeyedForm):
    """Whom to ask, and which picture they may see."""

    who = forms.ChoiceField(label=_("请谁去看"), error_messages=CHOOSE)
    photo = forms.ChoiceField(
        label=_("给他看的照片"),
        required=False,
        help_text=_("先看清楚：没有人脸、门牌、车牌才给"),
        error_messages=CHOOSE,
    )

    def __init__(
        self,
        data: QueryDict | None,
        found: tuple[Candidate, ...],
        photos: tuple[Photo, ...],
    ) -> None:
        """Offer the candidates in the order of their lots, and the pictures of now."""
        super().__init__(data)
        self._found = {each.choice: each for each in found}
        offer(self, "who", [(each.choice, each.said) for each in found])
        shown = [(sha256_of(photo), photo.alt) for photo in photos]
        offer(self, "photo", [("", _("不给照片")), *shown])

    @property
    def whom(self) -> Candidate:
        """Who is to be asked."""
        return self._found[str(self.cleaned_data["who"])]


class SlipForm(ActForm):
    """An answer that came by paper or by telephone, or that nobody could be reached."""

    answer = forms.ChoiceField(
        label=_("看的人怎么说"), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    looked = forms.ChoiceField(
        label=_("是谁看的"), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    as_told = forms.ChoiceField(
        label=AS_TOLD, widget=forms.RadioSelect, initial=AsTold.UNSURE
    )
    missing = text_field(_("还差什么"), 3, _("照他的原话记"))

    def __init__(self, data: QueryDict | None, issue: Issue) -> None:
        """Ask what was answered about `issue`."""
        super().__init__(data, initial={"n": issue.n, "as_told": AsTold.UNSURE})
        for name, members in (
            ("answer", SecondLook),
            ("looked", WhoLooked),
            ("as_told", AsTold),
        ):
            self.fields[name].choices = choices(members)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words where it is not done."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        return _with_words(self, said, failed=said.get("answer") == SecondLook.FAILED.value)

    def command(self) -> co.RecordSecondLook:
        """Return what was said."""
        said = self.cleaned_data
        return co.RecordSecondLook(
            answer=SecondLook(said["answer"]),
            looked=WhoLooked(said["looked"]),
            as_told=AsTold(said["as_told"]),
            missing=said["missing"],
        )


class AnswerForm(KeyedForm):
    """Three questions, for somebody who stands before it with a telephone."""

    solved = forms.ChoiceField(
        label=_("一、事情办好了吗？"), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    as_told = forms.ChoiceField(
        label=_("二、和说的、照片上的一样吗？"),
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    missing = text_field(
        _("三、还有什么没做到？"), 4, _("没办好的请写一句；不要写姓名、电话")
    )

    def __init__(self, data: QueryDict | None) -> None:
        """Offer the answers in the reader's language."""
        super().__init__(data)
        answers = [(YES, _("办好了")), (NO, _("没办好"))]
        self.fields["solved"].choices = answers  # type: ignore[attr-defined]
        self.fields["as_told"].choices = choices(AsTold)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words where it is not done."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        return _with_words(self, said, failed=said.get("solved") == NO)

    def command(self, looked: WhoLooked) -> co.RecordSecondLook:
        """Return the answer of somebody asked as `looked` says."""
        said = self.cleaned_data
        held = said["solved"] == YES
        return co.RecordSecondLook(
            answer=SecondLook.HELD if held else SecondLook.FAILED,
            looked=looked,
            as_told=AsTold(said["as_told"]),
            missing=said["missing"],
        )


class ShareForm(KeyedForm):
    """How many in a hundred strike-offs are drawn."""

    share = forms.IntegerField(
        label=_("每百件抽几件"),
        min_value=1,
        max_value=100,
        help_text=_("不够一件的算一件；下一次抽签起算"),
        error_messages={
            "required": _("还没写抽几件。"),
            "invalid": _("请写一个数，比如 5。"),
            "min_value": _("至少 1 件。不想抽看，请在设置里关掉回头看。"),
            "max_value": _("最多 100 件，就是件件都看。"),
        },
    )


def sha256_of(photo: Photo) -> str:
    """Return the hash by which a picture is kept, which its address ends with."""
    return photo.url.rstrip("/").rpartition("/")[2]


def _with_words(form: forms.Form, said: dict[str, Any], *, failed: bool) -> dict[str, Any]:
    if failed and not said.get("missing"):
        form.add_error("missing", MISSING)
    return said

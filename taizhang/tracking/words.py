"""What the holder of a receipt says: how it is, or one more sentence, with photos."""

from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.texts import TEXT_MAX, readable, tidy
from taizhang.core.vocabulary import EvidenceKind, FollowUpOutcome, Status
from taizhang.gate.photos import room_for
from taizhang.ledger import book
from taizhang.ledger.receipts import holder_of
from taizhang.tracking.matter import Matter, matter_of
from taizhang.tracking.opened import from_token
from taizhang.tracking.shown import BACK
from taizhang.web.acting import KeyedForm, text_field
from taizhang.web.snapshots import SnapshotField

JUDGED: Final = frozenset(
    {
        FollowUpOutcome.SATISFIED,
        FollowUpOutcome.MOSTLY_SATISFIED,
        FollowUpOutcome.NOT_SOLVED,
    }
)
# The button by which somebody who is not content asks for a leader's word.
OBJECTION: Final = "objection"
# The ledger is kept in Chinese, whatever language the page was read in.
PHOTOS_ONLY: Final = "补充照片"


class WordForm(KeyedForm):
    """What somebody says whose receipt is open here.

    `judging`: a button says how it is; `objecting`: that a leader is to look at it.
    """

    drafted = False
    words = text_field(_("想说的话"), rows=3)
    photos = SnapshotField(label=_("照片"), help_text=_("可不传，最多 6 张"))

    def __init__(self, request: HttpRequest) -> None:
        """Bind what was posted with `request`."""
        super().__init__(request.POST, request.FILES)
        self.opened = from_token(request.POST.get("token", ""))
        said = request.POST.get("outcome", "")
        self.outcome = FollowUpOutcome(said) if said in JUDGED else None
        self.judging = "outcome" in request.POST
        self.objecting = said == OBJECTION
        photos = self.fields["photos"]
        assert isinstance(photos, SnapshotField)
        photos.room = room_for(request)
        self.photos_field = photos

    @property
    def seen(self) -> int | None:
        """The `n` that the page had shown; adding words or objecting asks for none."""
        judging = self.judging and not self.objecting
        return self.opened.n if self.opened and judging else None

    @property
    def sent(self) -> book.Form:
        """The identity of this form: also which receipt it is of, and which button."""
        receipt = self.opened.receipt if self.opened else ""
        button = OBJECTION if self.objecting else self.outcome
        return book.form(super().sent.key, super().sent.fingerprint, receipt, button)

    def clean_words(self) -> str:
        """Check that something can be kept, and is said where that is needed."""
        words = tidy(str(self.cleaned_data["words"]))
        if len(words) > TEXT_MAX or not readable(words):
            raise ValidationError(
                _("写得太长，或有存不下来的符号。请只留要紧的，2000 字以内。")
            )
        if self.outcome is FollowUpOutcome.NOT_SOLVED and not words:
            raise ValidationError(_("哪里没解决，请写一句，比如“二楼的灯还不亮”。"))
        if self.objecting and not words:
            raise ValidationError(_("对什么有意见，请写一句，领导看了才好答复。"))
        if not self.judging and not words and "photos" not in self.files:
            raise ValidationError(_("还没写要补充什么。一句话就行，也可以只传照片。"))
        return words


@dataclass(frozen=True)
class Said:
    """What came of it. `lost`: photos that did not come through."""

    outcome: FollowUpOutcome | None
    lost: int = 0
    objected: bool = False


def said(form: WordForm) -> Said | None:
    """Write down what `form` says; None where it cannot be, and `form` says why."""
    holder = holder_of(form.opened.receipt) if form.opened else None
    if holder is None or not form.opened or not form.opened.unlocked:
        form.add_error(None, gettext("这一页放得太久了。请再查一次，再说一遍。"))
        return None
    matter = matter_of(holder)
    lost = form.photos_field.lost
    try:
        _submit(form, matter, form.cleaned_data["photos"])
    except Refused as refused:
        if refused.refusals != (Refusal.EVIDENCE_USED_ELSEWHERE,):
            form.add_error(None, _why_not(refused))
            return None
        # A photo that another matter stands on must not cost anybody their words.
        lost += len(form.cleaned_data["photos"])
        _submit(form, matter, ())
    except book.KeyReused:
        form.add_error(
            None, gettext("刚才已经记下一次了，这次写的不一样。请看一下进度再说。")
        )
        return None
    return Said(form.outcome, lost, form.objecting)


def _submit(form: WordForm, matter: Matter, photos: tuple[str, ...]) -> None:
    book.submit(
        matter.issue.case,
        *_commands(form, matter),
        *(
            co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256=sha256)
            for sha256 in photos
        ),
        by=book.resident(),
        seen=form.seen,
        sent=form.sent,
    )


def _commands(form: WordForm, matter: Matter) -> tuple[co.Command, ...]:
    voice, of = matter.holder.voice, matter.of
    words = form.cleaned_data["words"]
    if form.objecting:
        return (co.Object(voice=voice, of=of, words=words),)
    if form.outcome is None:
        return (co.AddWords(voice=voice, of=of, words=words or PHOTOS_ONLY),)
    if matter.issue.status is Status.STRUCK_OFF:
        # The reason stands open in the book; what they said themselves is sealed.
        back = co.ReopenIssue(reason=BACK, voice=0 if of else voice)
        return (back, co.AddWords(voice=voice, of=of, words=words))
    answer = co.RecordFollowUp(voice=voice, of=of, outcome=form.outcome, answer=words)
    return (answer,)


def _why_not(refused: Refused) -> str:
    if Refusal.OBJECTION_ALREADY_OPEN in refused.refusals:
        return gettext("没有再记一次：您的意见已经收到，正在等答复。要补充，请打电话说。")
    moved = {Refusal.STALE, Refusal.NOT_IN_THIS_STATUS}
    if moved & set(refused.refusals):
        return gettext("没有记下：这件事刚有了新进展。请看一下现在的进度，再说一遍。")
    return gettext("没有记下：这会儿记不进去。您写的还在，请打电话说一声。")

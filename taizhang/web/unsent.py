"""What people typed and could not send, field by field, shown outside its own form."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TYPED: Mapping[str, Promise] = {
    "summary": _("事由"),
    "words": _("原话"),
    "reporter": _("反映人"),
    "phone": _("电话"),
    "place_text": _("详细地点"),
    "text": _("内容"),
    "result": _("办理结果"),
    "finding": _("核验意见"),
    "reason": _("理由"),
    "explanation": _("说明"),
    "answer": _("回访记录"),
    "measure": _("治本措施"),
    "note": _("交办说明"),
    "where": _("公示地点"),
    "to": _("转给哪个单位"),
}


def typed(fields: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return (label, text) of what stands in `fields`, in their order.

    A field for each of several residents bears the number after a dash: `answer-1`.
    """
    return [
        (str(TYPED[kind]), text)
        for name, values in fields.items()
        if (kind := name.partition("-")[0]) in TYPED
        for text in values
        if text.strip()
    ]

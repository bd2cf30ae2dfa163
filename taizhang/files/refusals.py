"""Why a file is not kept, and what its owner is told to do about it."""

from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Flaw(Enum):
    """What is wrong with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    KIND_NOT_TAKEN = "kind-not-taken"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too-many-pixels"
    LOCKED = "locked"
    ACTIVE = "active"


class Unusable(Exception):
    """A file is refused for what it holds. Nothing of it was kept.

    `name` is what its owner calls the file, safe to show; "" until that is known.
    """

    def __init__(self, code: Flaw, name: str = "") -> None:
        super().__init__(code.value)
        self.code = code
        self.name = name


WORDING: Final[dict[Flaw, Promise]] = {
    Flaw.EMPTY: _("没有收下%(file)s：这个文件是空的。请重新选一次，或再拍一张。"),
    Flaw.TOO_LARGE: _(
        "没有收下%(file)s：文件超过 15 MB。请拍小一点的照片，或把文件分成几份。"
    ),
    Flaw.KIND_NOT_TAKEN: _(
        "没有收下%(file)s：这里只收照片（JPEG、PNG、HEIC、WebP）和 PDF，只改文件名不算。"
        "请拍照、截图，或另存为 PDF 再传。"
    ),
    Flaw.DAMAGED: _("没有收下%(file)s：文件不完整，打不开。请重新拍照或导出，再传一次。"),
    Flaw.TOO_MANY_PIXELS: _(
        "没有收下%(file)s：图片的像素太多，看的人也打不开。请用普通清晰度重新拍照或扫描。"
    ),
    Flaw.LOCKED: _("没有收下%(file)s：这个 PDF 加了密码，核验的人打不开。请去掉密码再传。"),
    Flaw.ACTIVE: _(
        "没有收下%(file)s：这个 PDF 里有脚本或夹带的文件，不安全。请用“打印为 PDF”重新存一份再传。"
    ),
}


def worded(unusable: Unusable) -> str:
    """Return what to tell the owner of the file, in the reader's language."""
    file = gettext("“%(name)s”") % {"name": unusable.name} if unusable.name else ""
    return str(WORDING[unusable.code]) % {"file": file}

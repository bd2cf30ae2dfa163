"""Photos that residents add: judged by what they hold, and never worth losing words for."""

from collections.abc import Callable
from typing import Any, BinaryIO, Final, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.files.keeping import keep, known
from taizhang.files.refusals import Unusable
from taizhang.web.uploads import PICTURES, HandedIn, UploadInput, named

MOST: Final = 6
Room = Callable[[], bool]


class SnapshotInput(UploadInput):
    """The file chooser; what came before is named in hidden fields, without links."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return the chooser as HTML."""
        chooser = forms.FileInput.render(self, name, None, attrs, renderer)
        if not self.taken:
            return chooser
        words = _("已收下 %(count)d 张照片，不用再传。") % {"count": len(self.taken)}
        hidden = named(name, self.taken)
        return format_html('{}{}<p class="f__hint">{}</p>', chooser, hidden, words)


class SnapshotField(forms.Field):
    """Takes photos; its clean value is a tuple of hashes. `lost`: how many were no good.

    `room` says, photo by photo, whether one more is taken.
    """

    lost = 0

    def __init__(self, **rest: Any) -> None:
        """Offer the album as well as the camera."""
        widget = SnapshotInput(attrs={"multiple": True, "accept": PICTURES})
        super().__init__(required=False, widget=widget, **rest)
        self.room: Room = lambda: True

    def clean(self, value: HandedIn) -> tuple[str, ...]:
        """Keep what can be kept; count the rest."""
        found = known(value.hashes[:MOST]) if value.hashes else {}
        kept = {sha: found[sha] for sha in value.hashes[:MOST] if sha in found}
        self.lost = 0
        for upload in value.uploads:
            taken = self._kept(upload) if len(kept) < MOST else None
            if taken is None:
                self.lost += 1
            else:
                kept[taken.sha256] = taken
        assert isinstance(self.widget, SnapshotInput)
        self.widget.taken = tuple(kept.values())
        return tuple(kept)

    def _kept(self, upload: "UploadedFile[Any]") -> Any:
        if not self.room():
            return None
        try:
            taken = keep(cast(BinaryIO, upload), upload.name or "")
        except Unusable:
            return None
        return taken if taken.pictured else None

"""A form field for several files at once, which remembers what it took.

A browser forgets the files chosen when a form comes back with a mistake. Whatever was good
is kept at once, and the form names it by its hash: nobody uploads the same photo twice. The
hash is signed, so that a form takes only what a form of this office has taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.files.keeping import Kept, keep, known
from taizhang.files.refusals import Unusable, worded
from taizhang.keys.links import Links

PICTURES = "image/*"
PICTURES_AND_PDF = f"{PICTURES},application/pdf"
FILES_MAX = 12
TAKEN: Final = Links("files-taken", "taizhang.web.uploads")


@dataclass
class HandedIn:
    """What came with a form: fresh uploads, and hashes of what it kept before."""

    uploads: "list[UploadedFile[Any]]" = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)


class UploadInput(forms.FileInput):
    """The file chooser, and below it what was `taken` already."""

    allow_multiple_selected = True
    taken: tuple[Kept, ...] = ()

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: "MultiValueDict[str, UploadedFile[Any]]",
        name: str,
    ) -> HandedIn:
        """Return what was handed in under `name`."""
        said = data.getlist(f"{name}_kept") if hasattr(data, "getlist") else []
        hashes = [sha256 for sha256 in map(TAKEN.key_of, said) if sha256]
        return HandedIn(list(files.getlist(name)) if files else [], hashes)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return False: choosing nothing is an answer."""
        return False

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return the chooser as HTML, with what was kept named in hidden fields."""
        chooser = super().render(name, None, attrs, renderer)
        if not self.taken:
            return chooser
        hidden = named(name, self.taken)
        links = format_html_join(
            _("、"),
            '<a href="{}">{}</a>',
            (
                (reverse("files:file", args=[kept.sha256]), number)
                for number, kept in enumerate(self.taken, 1)
            ),
        )
        words = _("已收下 %(count)d 个文件，不用再传：") % {"count": len(self.taken)}
        return format_html(
            '{}{}<span class="f__hint">{}{}</span>', chooser, hidden, words, links
        )


def named(name: str, taken: Iterable[Kept]) -> SafeString:
    """Return the hidden fields that name what the field `name` has `taken`."""
    rows = ((name, TAKEN.token_of(kept.sha256)) for kept in taken)
    return format_html_join("", '<input type="hidden" name="{}_kept" value="{}">', rows)


class UploadField(forms.Field):
    """Takes several files as evidence; its clean value is a tuple of kept files."""

    def __init__(
        self, *, accept: str = PICTURES, most: int = FILES_MAX, **rest: Any
    ) -> None:
        """`accept`: what the chooser offers; what is taken is judged by content."""
        self.most = most
        widget = UploadInput(attrs={"multiple": True, "accept": accept})
        super().__init__(required=False, widget=widget, **rest)

    def clean(self, value: HandedIn) -> tuple[Kept, ...]:
        """Keep the files and return them, those of an earlier sending first."""
        found = known(value.hashes[: self.most]) if value.hashes else {}
        kept = {sha: found[sha] for sha in value.hashes if sha in found}
        wrong: list[str] = []
        for upload in value.uploads:
            try:
                taken = keep(cast(BinaryIO, upload), upload.name or "", claims=True)
            except Unusable as unusable:
                wrong.append(worded(unusable))
            else:
                kept[taken.sha256] = taken
        if len(kept) > self.most:
            words = _("没有收下：一次最多 %(most)d 个文件。请分两次传。")
            raise ValidationError(words % {"most": self.most})
        self.taken = tuple(kept.values())
        if isinstance(self.widget, UploadInput):
            self.widget.taken = self.taken
        if wrong:
            raise ValidationError(wrong)
        return self.taken

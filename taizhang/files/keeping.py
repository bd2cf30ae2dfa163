"""Keeping what people hand in: judged by its content, stored by its hash, once.

The file is durable before its row is written, and the row before the book's entry that
names it. What is left over by an upload that came to nothing is a file without a row.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from taizhang.core.likeness import Claim, spot_at
from taizhang.files import documents, pictures, shelf
from taizhang.files.models import Attachment
from taizhang.files.refusals import Flaw, Unusable

SIZE_BYTES_MAX: Final = 15 * 1024 * 1024
_NAME_SHOWN: Final = 60
PDF: Final = "application/pdf"
_JPEG_START: Final = b"\xff\xd8\xff"
_PNG_START: Final = b"\x89PNG\r\n\x1a\n"
_PDF_START: Final = b"%PDF-"
_HEIC_BRANDS: Final = {b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1"}


@dataclass(frozen=True)
class Kept:
    """A kept file. Documents have no width, height (0), thumbnail or look ("")."""

    sha256: str
    original_sha256: str
    content_type: str
    size_bytes: int
    width: int
    height: int
    thumbnail_sha256: str
    dhash: str

    @property
    def pictured(self) -> bool:
        """Whether it is a picture, to be shown rather than downloaded."""
        return self.content_type != PDF


def keep(upload: BinaryIO, name: str, *, claims: bool = False) -> Kept:
    """Keep the picture or document in `upload`, read from its start; return it as kept.

    Its `name` only says in a refusal which file is meant. What was handed in before is
    not stored again. `claims`: what it says of when and where it was taken is noted beside
    it; that is for the office's own pictures, not for those of residents.

    Raises:
        Unusable: it is of no use as evidence. Nothing was kept.
    """
    upload.seek(0)
    try:
        return _kept_as_it_came(upload.read(SIZE_BYTES_MAX + 1), claims=claims)
    except Unusable as unusable:
        unusable.name = _showable(name)
        raise


def claims_of(hashes: Iterable[str]) -> dict[str, Claim]:
    """Return what those of the pictures `hashes` say of themselves that say something."""
    rows = Attachment.objects.filter(sha256__in=hashes).values_list(
        "sha256", "claimed_at", "claimed_north", "claimed_east"
    )
    return {
        sha256: Claim(at, spot_at(north, east))
        for sha256, at, north, east in rows
        if at is not None or north is not None
    }


def known(hashes: list[str]) -> dict[str, Kept]:
    """Return the kept files among `hashes`, by hash. One query."""
    return {
        sha256: _as_kept(row) for sha256, row in Attachment.objects.in_bulk(hashes).items()
    }


def scrub() -> Iterator[str]:
    """Yield a sentence for each kept file that is missing or not what it was.

    Reads every byte of every file; changes nothing.
    """
    rows = Attachment.objects.order_by("sha256").values_list("sha256", "thumbnail_sha256")
    for pair in rows.iterator(chunk_size=1000):
        for sha256 in filter(None, pair):
            found = shelf.digest(shelf.place(sha256))
            if found is None:
                yield f"file {sha256} is missing; put it back from a backup"
            elif found != sha256:
                yield f"file {sha256} was changed or damaged; put it back from a backup"


def _kept_as_it_came(original: bytes, *, claims: bool) -> Kept:
    if not original:
        raise Unusable(Flaw.EMPTY)
    if len(original) > SIZE_BYTES_MAX:
        raise Unusable(Flaw.TOO_LARGE)
    original_sha256 = hashlib.sha256(original).hexdigest()
    before = Attachment.objects.filter(original_sha256=original_sha256).first()
    if before is not None and shelf.place(before.sha256).exists():
        if claims and before.claimed_at is None and before.content_type != PDF:
            _ask_again(before, original)
        return _as_kept(before)
    row = _judged(original)
    row.original_sha256 = original_sha256
    if not claims:
        row.claimed_at = row.claimed_north = row.claimed_east = None
    Attachment.objects.bulk_create([row], ignore_conflicts=True)
    return _as_kept(row)


def _ask_again(before: Attachment, original: bytes) -> None:
    """Note when a picture says it was taken that came first from where nobody asks that.

    Else an old picture would be made a new one by handing it in as a resident does. Where
    it was taken stays unknown: it may be a resident's.
    """
    claim = pictures.claim_in(original, _form(original))
    Attachment.objects.filter(pk=before.pk).update(claimed_at=claim.at)


def _showable(name: str) -> str:
    """Return the last part of `name` without what could turn or break a line."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(sign for sign in last if sign.isprintable())[:_NAME_SHOWN]


def _judged(original: bytes) -> Attachment:
    form = _form(original)
    if form != PDF:
        return _as_picture(pictures.drawn_anew(original, form))
    documents.check(original)
    return Attachment(
        sha256=shelf.put(original), content_type=PDF, size_bytes=len(original)
    )


def _form(original: bytes) -> str:
    """Return what a file is, by how it begins: Pillow's name of the picture, or PDF."""
    if original.startswith(_JPEG_START):
        return "JPEG"
    if original.startswith(_PNG_START):
        return "PNG"
    if original.startswith(_PDF_START):
        return PDF
    if original[4:8] == b"ftyp" and original[8:12] in _HEIC_BRANDS:
        return "HEIF"
    if original.startswith(b"RIFF") and original[8:12] == b"WEBP":
        return "WEBP"
    raise Unusable(Flaw.KIND_NOT_TAKEN)


def _as_picture(picture: pictures.Picture) -> Attachment:
    spot = picture.claim.spot
    return Attachment(
        thumbnail_sha256=shelf.put(picture.thumbnail),
        sha256=shelf.put(picture.data),
        content_type=picture.content_type,
        size_bytes=len(picture.data),
        width=picture.width,
        height=picture.height,
        dhash=picture.dhash,
        claimed_at=picture.claim.at,
        claimed_north=spot.north if spot else None,
        claimed_east=spot.east if spot else None,
    )


def _as_kept(row: Attachment) -> Kept:
    return Kept(
        sha256=row.sha256,
        original_sha256=row.original_sha256,
        content_type=row.content_type,
        size_bytes=row.size_bytes,
        width=row.width or 0,
        height=row.height or 0,
        thumbnail_sha256=row.thumbnail_sha256,
        dhash=row.dhash,
    )

"""Handing kept files to staff. The address is the hash, so an answer never changes."""

import logging
from typing import Final

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.files import keeping, shelf
from taizhang.people.access import open_to_staff

_log = logging.getLogger(__name__)

# Whatever a file holds, it is shown without scripts, forms, or an origin.
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, max-age=31536000, immutable",
}


@require_safe
@open_to_staff
def file(request: HttpRequest, sha256: str) -> FileResponse:
    """Hand out a kept file: pictures to be shown, documents to be downloaded."""
    kept = _kept(sha256)
    answer = handed_out(kept.sha256, kept.content_type, shown=kept.pictured)
    # The small pictures of every page are not worth a line; the whole file is.
    note(Kind.DOWNLOADED_FILE, request, kept.sha256[:12])
    return answer


@require_safe
@open_to_staff
def thumbnail(request: HttpRequest, sha256: str) -> FileResponse:
    """Hand out the small picture of a kept picture."""
    kept = _kept(sha256)
    if not kept.pictured:
        raise Http404
    return handed_out(kept.thumbnail_sha256, "image/jpeg", shown=True)


def _kept(sha256: str) -> keeping.Kept:
    found = keeping.known([sha256]).get(sha256)
    if found is None:
        raise Http404
    return found


def handed_out(sha256: str, content_type: str, *, shown: bool) -> FileResponse:
    """Return the answer that hands out a kept file, to be shown or to be downloaded."""
    try:
        opened = shelf.place(sha256).open("rb")
    except FileNotFoundError as error:
        _log.error("file %s is missing; put it back from a backup", sha256)
        raise Http404 from error
    ending = content_type.rpartition("/")[2].replace("jpeg", "jpg")
    return FileResponse(
        opened,
        as_attachment=not shown,
        filename=f"{sha256[:12]}.{ending}",
        content_type=content_type,
        headers=HEADERS,
    )

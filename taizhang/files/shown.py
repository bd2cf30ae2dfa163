"""Small pictures that may be shown to everybody; whoever calls makes sure which those are."""

from django.http import FileResponse, Http404

from taizhang.files import keeping
from taizhang.files.views import handed_out


def small_picture(sha256: str) -> FileResponse:
    """Return the answer that shows the small picture of a kept picture.

    Raises:
        Http404: there is none.
    """
    found = keeping.known([sha256]).get(sha256)
    if found is None or not found.pictured:
        raise Http404
    return handed_out(found.thumbnail_sha256, "image/jpeg", shown=True)

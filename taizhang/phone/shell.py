"""What the phone keeps of the app itself, so that it opens without a network."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

PARTS: Final = (
    *("web/tokens.css", "phone/phone.css", "web/icons.svg", "web/mark.svg"),
    *("phone/app.js", "phone/drawing.js", "phone/exif.js", "phone/photos.js"),
    *("phone/place.js", "phone/queue.js", "phone/queue-page.js"),
    *("phone/route-page.js", "phone/sending.js"),
    *("phone/snap-page.js", "phone/store.js", "phone/tasks-page.js", "phone/vault.js"),
)
PAGES: Final = sorted((Path(__file__).parent / "templates/phone").iterdir())


def worker(app: str) -> str:
    """Return the script that starts the app; another version of any part, another script."""
    urls = [static(name) for name in PARTS]
    version = _version(tuple(urls), get_language() or "")
    context = {"app": app, "parts": urls, "version": version}
    return render_to_string("phone/sw.js", context)


def manifest(app: str) -> dict[str, Any]:
    """Return what a phone asks before it puts the app on its own screen."""
    mark = {"src": static("web/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    return {
        "name": _("民情台账"),
        "short_name": _("民情台账"),
        "start_url": app,
        "scope": app,
        "display": "standalone",
        "background_color": "#123A6D",
        "theme_color": "#123A6D",
        "icons": [mark],
    }


@cache
def _version(urls: tuple[str, ...], language: str) -> str:
    """Return another word for each make of the app, and for each language it is read in."""
    digest = hashlib.sha256("\n".join((*urls, language)).encode())
    for name in PARTS:
        found = finders.find(name)
        digest.update(Path(str(found)).read_bytes() if found else b"")
    for page in PAGES:
        digest.update(page.read_bytes())
    return digest.hexdigest()[:16]

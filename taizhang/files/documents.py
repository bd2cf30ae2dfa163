"""PDF documents: kept byte for byte if they only show something.

A document that runs scripts, starts programs or carries other files is refused. The
search reads names as written or hidden with #xx, also inside compressed object streams.
It is one guard of several: a PDF is only ever handed out as a download (views.py).
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from taizhang.files.refusals import Flaw, Unusable

_END_WITHIN: Final = 2048
_INFLATED_MAX: Final = 48_000_000
_ACTIVE_NAMES: Final = (
    "JavaScript Launch EmbeddedFile EmbeddedFiles RichMedia SubmitForm ImportData "
    "Rendition GoToE XFA"
).split()


def _spelled(name: str) -> str:
    """Return a pattern for `name`, each letter as it is or as #xx."""
    return "".join(f"(?:{sign}|#(?i:{ord(sign):02x}))" for sign in name)


def _any_of(names: list[str], *, then: str = "") -> re.Pattern[bytes]:
    spelled = "|".join(map(_spelled, names))
    # A name ends where white space or one of PDF's delimiters begins.
    return re.compile(rf"/(?:{spelled})(?=[\s\0()<>\[\]{{}}/%]|$){then}".encode())


_ACTIVE = _any_of(_ACTIVE_NAMES)
_LOCKED = _any_of(["Encrypt"])
# Office programs only ask for a page and a zoom on opening: an array.
_ON_OPENING = _any_of(["OpenAction"], then=r"(?![\s\0]*\[)")
_OBJECTS = _any_of(["ObjStm"])
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\r|\n)")
_FILTERS = re.compile(rb"/Filter[\s\0]*(\[[^\]]*\]|/[A-Za-z0-9]+)|/(F|DecodeParms)\b")


def check(document: bytes) -> None:
    """Look whether `document` is a whole PDF that only shows something.

    Raises:
        Unusable: it is cut short, locked, or active.
    """
    end = document[-_END_WITHIN:]
    if b"startxref" not in end or b"%%EOF" not in end:
        raise Unusable(Flaw.DAMAGED)
    if _LOCKED.search(document):
        raise Unusable(Flaw.LOCKED)
    _refuse_active(document)
    for objects in _object_streams(document):
        _refuse_active(objects)


def _refuse_active(objects: bytes) -> None:
    if _ACTIVE.search(objects) or _ON_OPENING.search(objects):
        raise Unusable(Flaw.ACTIVE)


def _object_streams(document: bytes) -> Iterator[bytes]:
    """Yield what the object streams of `document` hold, all together bounded."""
    before, left = 0, _INFLATED_MAX
    for stream in _STREAM.finditer(document):
        dictionary = document[before : stream.start()].rpartition(b" obj")[2]
        before = stream.end()
        if _OBJECTS.search(dictionary):
            _refuse_odd_filters(dictionary)
            end = document.find(b"endstream", before)
            objects = _inflated(document[before : max(end, before)], left)
            left -= len(objects)
            yield objects


def _inflated(packed: bytes, size_max: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        objects = unpacking.decompress(packed, size_max)
    except zlib.error as error:
        raise Unusable(Flaw.DAMAGED) from error
    if not unpacking.eof:
        # More than anybody writes by hand or by office program, or cut short.
        raise Unusable(Flaw.ACTIVE if unpacking.unconsumed_tail else Flaw.DAMAGED)
    return objects


def _refuse_odd_filters(dictionary: bytes) -> None:
    """Refuse an object stream packed in a way that nobody needs but to hide something."""
    found = _FILTERS.findall(dictionary)
    filters = [name.strip(b"[] \r\n\t\0") for name, other in found if not other]
    if filters != [b"/FlateDecode"] or len(found) > 1:
        raise Unusable(Flaw.ACTIVE)

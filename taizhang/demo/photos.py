"""The photos of the demo stories: drawn by code, and kept as any upload is."""

import datetime as dt
from io import BytesIO

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import EvidenceKind
from taizhang.demo import scenes_indoors, scenes_outdoors
from taizhang.demo.acts import Shot
from taizhang.files import keeping

SCENES = scenes_indoors.SCENES | scenes_outdoors.SCENES


def shoot(shot: Shot, place: str, taken_at: dt.datetime, who: str) -> str:
    """Draw the photo that `who` took at `place`, keep it, and return its SHA-256.

    The same scene, place and instant give the same bytes on the same machine.
    """
    sheet = SCENES[shot.scene](shot.shows is EvidenceKind.AFTER_PHOTO)
    when = f"{taken_at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    picture = sheet.finished(f"{place}  {when}  {who}", f"Qinghe Subdistrict  {when}")
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return keeping.keep(file, f"{shot.scene}.jpg").sha256

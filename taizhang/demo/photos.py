"""The photos of the demo stories: drawn by code, and kept as any upload is."""

import datetime as dt
from io import BytesIO

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import EvidenceKind
from taizhang.demo import scenes_indoors, scenes_outdoors
from taizhang.demo.acts import Shot
from taizhang.files import keeping

Matter = co.RegisterIssue | co.CarryOver
SCENES = scenes_indoors.SCENES | scenes_outdoors.SCENES


def shoot(shot: Shot, matter: Matter, taken_at: dt.datetime, who: str) -> str:
    """Draw the photo that `who` took of `matter`, keep it, and return its SHA-256.

    The same scene, place and instant give the same bytes on the same machine.
    """
    sheet = SCENES[shot.scene](shot.shows is EvidenceKind.AFTER_PHOTO)
    sheet.seen_from(shot.seen_at or matter.summary)
    when = f"{taken_at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    picture = sheet.finished(
        f"{matter.place_text}  {when}  {who}", f"Qinghe Subdistrict  {when}"
    )
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return keeping.keep(file, f"{shot.scene}.jpg").sha256

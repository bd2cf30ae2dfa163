"""A long ledger in volumes (册): made in the background, kept sealed for a day.

Each volume is a PDF of its own, as a binder holds only so many sheets, and because one
document of a hundred thousand rows would need more memory than an office PC has.
"""

import datetime as dt
import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from taizhang.jobs.queue import enqueue
from taizhang.jobs.running import Failed, Running
from taizhang.keys.envelopes import Envelope
from taizhang.keys.secrets import folder
from taizhang.ledger import queries
from taizhang.ledger.queries import Row
from taizhang.people.directory import shown
from taizhang.people.models import User
from taizhang.printing import sheets
from taizhang.printing.models import Bundle
from taizhang.printing.press import NoChineseFont, pdf
from taizhang.printing.settled import Settled, settled
from taizhang.printing.shown import Sheet
from taizhang.printing.to_print import ToPrint
from taizhang.web.codes import drawn

KIND = "print-volumes"
ROWS = 1000
KEPT = dt.timedelta(days=1)


def begin(user: User, asked: str, host: str, at: dt.datetime) -> str:
    """Order the list at the address `asked` in volumes; return the job's id."""
    bundle = Bundle.objects.create(
        by=user.pseudonym,
        asked=asked[:4000],
        language=translation.get_language() or "zh-hans",
        host=host,
        asked_at=at,
    )
    return enqueue(KIND, by=user.pseudonym, key=bundle.id, bundle=bundle.id)


def work(running: Running, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Print the volumes of a bundle. Done again from the start if it was cut off."""
    bundle = Bundle.objects.get(id=arguments["bundle"])
    clear(now())
    try:
        with translation.override(bundle.language):
            made = _made(running, bundle)
    except NoChineseFont as missing:
        raise Failed(
            gettext_noop(
                "这台机器上没有中文字体，做不出 PDF。请管理员装上 Noto CJK 字体再试。"
            )
        ) from missing
    _keep(bundle.id, made)
    return {"volumes": bundle.volumes_count}


def result_url(arguments: Mapping[str, Any], result: Mapping[str, Any]) -> str:
    """Return where the volumes can be fetched."""
    return reverse("printing:bundle", args=[arguments["bundle"]])


def outcome(result: Mapping[str, Any]) -> str:
    """Return what came of it, in a sentence."""
    words = _("印好了，共 %(n)d 册，打成一个压缩包。保留一天，请及时下载。")
    return words % {"n": result["volumes"]}


def opened(bundle_id: str, by: str) -> bytes | None:
    """Return the volumes as a zip; None where they are gone, or somebody else's."""
    found = Bundle.objects.filter(id=bundle_id, by=by, asked_at__gt=now() - KEPT).first()
    if found is None or not (path := _place(bundle_id)).exists():
        return None
    return Envelope("prints", bundle_id).opened(path.read_bytes())


def clear(at: dt.datetime) -> None:
    """Remove what was kept long enough."""
    over = Bundle.objects.filter(asked_at__lte=at - KEPT)
    for bundle_id in over.values_list("id", flat=True):
        _place(bundle_id).unlink(missing_ok=True)
    over.delete()


@dataclass(frozen=True)
class Run:
    """One making of a bundle: what is asked, by whom, how the office prints, and when."""

    bundle: Bundle
    asked: ToPrint
    form: Settled
    name: str
    at: dt.datetime

    def volume(self, number: int, before: int, rows: list[Row]) -> bytes:
        """Return volume `number` as PDF; `before` rows stand in those before it."""
        address = f"{self.bundle.host}{self.asked.live()}"
        words = {"title": self.form.title, "range": self.asked.range, "n": number}
        words["all"] = self.bundle.volumes_count
        sheet = Sheet(
            title=_("%(title)s（%(range)s）第 %(n)d 册，共 %(all)d 册") % words,
            filtered_by=_("筛选：%(words)s") % {"words": self.asked.filtered_by},
            stamp=sheets.stamp(self.at, self.name),
            columns=self.form.columns,
            groups=sheets.groups(rows, self.asked.by, self.form, self.at, before + 1),
            signatures=sheets.signed(self.form.signatures, self.name),
            address=address,
            qr=drawn(address, "l"),
        )
        return pdf("ledger", sheet, self.at)

    def slices(self) -> Iterator[list[Row]]:
        """Yield the rows of each volume. Groups that hang together are cut only at its end."""
        found = self.asked.rows(self.at)
        if self.asked.by:
            parts = sheets.parted(list(found), self.asked.by)
            found = chain.from_iterable(part for _heading, part in parts)
        while some := list(islice(found, ROWS)):
            yield some


def _made(running: Running, bundle: Bundle) -> bytes:
    """Return the zip of all volumes."""
    at, asked = now(), ToPrint.at_address(QueryDict(bundle.asked))
    running.stage(gettext_noop("数一数有多少"))
    total = queries.counts(asked.conditions.filters, at).total
    bundle.volumes_count = max(1, -(-total // ROWS))
    bundle.save(update_fields=["volumes_count"])
    user = User.objects.select_related("unit", "role").get(pseudonym=bundle.by)
    run = Run(bundle, asked, settled(), shown(user).name, at)
    running.stage(gettext_noop("排版"), total=total)
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        done = 0
        for number, rows in enumerate(run.slices(), 1):
            name = _("台账-第%(n)02d册.pdf") % {"n": number}
            packed.writestr(name, run.volume(number, done, rows))
            done += len(rows)
            running.done(done)
    return file.getvalue()


def _keep(bundle_id: str, content: bytes) -> None:
    """Write a bundle sealed, whole or not at all."""
    path = _place(bundle_id)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(Envelope("prints", bundle_id).sealed(content))
    os.replace(part, path)


def _place(bundle_id: str) -> Path:
    return folder() / "prints" / bundle_id

"""From data to PDF: typst sets it, in a process of its own.

Apart, because a long ledger takes some hundred megabytes that a web worker would keep,
and because a document that cannot be set is killed after a while and harms nobody. What
residents wrote reaches typst as JSON, never as markup.
"""

import datetime as dt
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.keys.secrets import server_folder
from taizhang.printing import typesetter

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PATIENCE_SECONDS: Final = 120
# A run of letters without a space, an address or a key, would leave the page.
ENDLESS = re.compile(r"[!-~]{70,}")
PIECE = re.compile(r"(.{35})(?=.)")
BREAK_HERE = "\u200b"


class NoChineseFont(Exception):
    """This machine has no font with Chinese characters; boxes are not printed instead."""


def pdf(
    template: str,
    shown: "DataclassInstance",
    printed_at: dt.datetime,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return `shown` set by typst/`template`.typ. Equal data give equal bytes.

    `pictures`: JPEG or PNG by the name under which `shown` calls for them.

    Raises:
        NoChineseFont: there is nothing to set Chinese in.
    """
    with tempfile.TemporaryDirectory(prefix="taizhang-print-") as name:
        desk = Path(name)
        said = _breakable(asdict(shown)) | _about(printed_at)
        (desk / "data.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        for file, content in (pictures or {}).items():
            (desk / file).write_bytes(content)
        answer = subprocess.run(
            [sys.executable, typesetter.__file__, template, name, str(_fonts())],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        if answer.returncode == typesetter.NO_CHINESE_FONT:
            raise NoChineseFont
        # What typst says may quote what it was to set; a log must not hold that.
        assert answer.returncode == 0, f"typst could not set {template}"
        return (desk / typesetter.RESULT).read_bytes()


def _fonts() -> Path:
    # Put there by whoever keeps the server, for everybody on it.
    return server_folder() / "fonts"


def _about(printed_at: dt.datetime) -> dict[str, Any]:
    local = printed_at.astimezone(OFFICE_ZONE)
    english = (get_language() or "").startswith("en")
    return {
        "at": [local.year, local.month, local.day, local.hour, local.minute, local.second],
        "lang": "en" if english else "zh",
        "page_of": _("第 {page} 页，共 {pages} 页"),
        "live": _("扫码看实时台账"),
        "number_label": _("编号"),
        "colon": _("："),
        "corrected": _("月结后更正"),
        "correction_heads": [
            _("编号"),
            _("何时"),
            _("何人"),
            _("何事、何故"),
            _("原 → 改为"),
        ],
    }


def _breakable(worth: Any) -> Any:
    """Return `worth` with places to break in runs of letters that no line could hold."""
    if isinstance(worth, str):
        return ENDLESS.sub(lambda run: PIECE.sub(rf"\1{BREAK_HERE}", run[0]), worth)
    if isinstance(worth, dict):
        return {name: _breakable(each) for name, each in worth.items()}
    if isinstance(worth, list | tuple):
        return [_breakable(each) for each in worth]
    return worth

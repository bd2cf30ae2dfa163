"""The whole file of one issue (卷宗): every entry in its order, with its place in the log.

Receipt numbers do not stand on it, and residents are masked as everywhere.
"""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Happening
from taizhang.places.directory import office
from taizhang.printing.approval import matter_of
from taizhang.printing.matters import Matter, fields, moment, photo
from taizhang.printing.shown import Dossier, Line, Print
from taizhang.web import masking
from taizhang.web.codes import drawn
from taizhang.web.happenings import told
from taizhang.web.naming import Naming
from taizhang.web.sayings import voice_named
from taizhang.web.voices import told_in
from taizhang.web.wording import word


def dossier(
    file: IssueFile, known: Naming, hashes: Mapping[int, str], stamp: str, address: str
) -> Dossier:
    """Return the file of an issue. `hashes`: of its leaves, by seq. No query."""
    matter = matter_of(file, known)
    return Dossier(
        title=_("%(office)s民情事项卷宗") % {"office": office().name},
        number=matter.number,
        summary=matter.summary,
        stamp=stamp,
        facts=fields(matter),
        originals_label=_("原话"),
        originals=tuple(_originals(matter)),
        entries_label=_("办理经过"),
        entries=tuple(_lines(matter, hashes)),
        attachments_label=_("附件清单"),
        attachments=tuple(_attachments(matter)),
        check_label=_("怎样核对"),
        checks=_checks(),
        seq_label=_("账本第 {seq} 条"),
        address=address,
        qr=drawn(address, "l"),
    )


def photos_in(shown: Dossier) -> Iterator[Print]:
    """Yield every photo that the file shows."""
    for entry in shown.entries:
        yield from entry.photos


def _lines(matter: Matter, hashes: Mapping[int, str]) -> Iterator[Line]:
    by_anchor = {each.anchor: each for each in told(matter.file, known=matter.known)}
    for entry in matter.file.entries:
        happening = by_anchor[f"e{entry.n}"]
        yield _line(entry, happening, matter.known, hashes.get(entry.seq, ""))


def _line(entry: Entry, happening: Happening, known: Naming, leaf_hash: str) -> Line:
    shown = photo(entry, known) if happening.photos else None
    said = " · ".join(filter(None, (happening.said, happening.note)))
    return Line(
        n=entry.n,
        # The exported leaves are counted from 1 line by line, and from 0 in the log.
        seq=str(entry.seq),
        hash=leaf_hash,
        at=moment(entry.at),
        who=happening.who,
        said=said,
        quote=masking.words(happening.quote),
        changes=happening.changes,
        photos=(shown,) if shown else (),
        files=tuple(" · ".join(filter(None, (f.value, f.note))) for f in happening.files),
        undone=happening.undone,
    )


def _originals(matter: Matter) -> Iterator[str]:
    for entry, event in told_in(matter.file.entries):
        if event.words and entry.seq in matter.file.stands:
            who = f"{voice_named(event.voice)} · {moment(entry.at)} {word(event.channel)}"
            yield f"{who}\n“{masking.words(event.words)}”"


def _attachments(matter: Matter) -> Iterator[str]:
    """Yield a line for each file in the case, with the hash by which it is kept."""
    for entry in matter.file.entries:
        event = entry.event
        if isinstance(event, ev.EvidenceAdded) and event.sha256:
            words = {"n": entry.n, "kind": word(event.shows), "hash": event.sha256}
            withdrawn = entry.seq in matter.file.issue.withdrawn
            line = _("第 %(n)d 步：%(kind)s，SHA-256 %(hash)s") % words
            yield _("%(line)s（已撤回）") % {"line": line} if withdrawn else line


def _checks() -> tuple[str, ...]:
    return (
        _("每一步后面是它在账本里的序号和校验码。序号从 0 数起，校验码是 SHA-256。"),
        _(
            "请管理员运行 taizhang export leaves --out leaves.jsonl，导出的每一行是一条账目，"
            "序号为 N 的在第 N+1 行。"
        ),
        _("在一个零字节后接上这一行（不含换行）算 SHA-256，应与纸上的校验码一致。"),
        _(
            "再用 verifier/taizhang_verify.py log leaves.jsonl 验整本账："
            "有没有被改过、删过、换过位置，它都会说出来。"
        ),
    )

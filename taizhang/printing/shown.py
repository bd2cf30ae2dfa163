"""What printed sheets are made of, for pages and PDF alike: frozen texts, worded and masked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `width` is in millimetres, `share` in percent of the sheet."""

    key: str
    heading: str
    width: int
    share: str
    centred: bool
    bold: bool


@dataclass(frozen=True)
class Group:
    """The rows that hang together, under their own heading; "" for the whole list."""

    heading: str
    counts: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """A ledger on paper. `stamp`: when and who printed; `address`: the live list.

    `signatures`: (label, what stands there already). `notes` stand under the last row.
    """

    title: str
    filtered_by: str
    stamp: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    signatures: tuple[tuple[str, str], ...]
    address: str = ""
    qr: str = ""
    notes: tuple[str, ...] = ()
    corrections: tuple["Correction", ...] = ()

    @property
    def rows_count(self) -> int:
        """How many matters are on it."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True)
class Correction:
    """What was changed on a matter after its month was closed. `changes`: 栏目, 原, 改为."""

    label: str
    url: str
    at: str
    who: str
    said: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Field:
    """A labelled box of a form. `wide`: across the sheet; `lines`: room for so many at least."""

    label: str
    value: str
    wide: bool = False
    lines: int = 1


def paired(fields: tuple[Field, ...]) -> tuple[tuple[Field, ...], ...]:
    """Return `fields` in rows: a wide one by itself, two others side by side."""
    rows: list[tuple[Field, ...]] = []
    for field in fields:
        beside = rows and len(rows[-1]) == 1 and not rows[-1][0].wide and not field.wide
        if beside:
            rows[-1] = (*rows[-1], field)
        else:
            rows.append((field,))
    return tuple(rows)


@dataclass(frozen=True)
class Print:
    """A photo on paper. `file`: its name in the PDF's folder, "" where it is not there."""

    file: str
    sha256: str
    url: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Approval:
    """The form on which a strike-off goes round for signatures (销号审批表)."""

    title: str
    number: str
    stamp: str
    before: tuple[Field, ...]
    photos_label: str
    photos: tuple[Print, ...]
    more: str
    after: tuple[Field, ...]
    boxes: tuple[tuple[str, str], ...]
    address: str
    qr: str

    @property
    def rows_before(self) -> tuple[tuple[Field, ...], ...]:
        """The boxes above the photos, in rows."""
        return paired(self.before)

    @property
    def box_rows(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The boxes to sign in, two to a row."""
        return tuple(self.boxes[i : i + 2] for i in range(0, len(self.boxes), 2))

    @property
    def rows_after(self) -> tuple[tuple[Field, ...], ...]:
        """The boxes below the photos, in rows."""
        return paired(self.after)


@dataclass(frozen=True)
class Line:
    """One entry of an issue's file, as it can be found again in the log."""

    n: int
    seq: str
    hash: str
    at: str
    who: str
    said: str
    quote: str
    changes: tuple[tuple[str, str, str], ...]
    photos: tuple[Print, ...]
    files: tuple[str, ...]
    undone: bool


@dataclass(frozen=True)
class Dossier:
    """The whole file of one issue (卷宗)."""

    title: str
    number: str
    summary: str
    stamp: str
    facts: tuple[Field, ...]
    originals: tuple[str, ...]
    originals_label: str
    entries: tuple[Line, ...]
    entries_label: str
    attachments: tuple[str, ...]
    attachments_label: str
    check_label: str
    checks: tuple[str, ...]
    seq_label: str
    address: str
    qr: str

    @property
    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """The facts, in rows."""
        return paired(self.facts)

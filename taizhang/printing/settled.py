"""How the office wants its ledger printed: what it set, or what the product comes with."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.places.directory import office
from taizhang.printing.columns import KINDS, USUAL
from taizhang.printing.models import PrintForm
from taizhang.printing.shown import Column

# A4 across, less its margins.
WIDTH_MM = 277


@dataclass(frozen=True)
class Settled:
    """The office's printed form. `title` has no range in it yet; `own` is its own title."""

    title: str
    own: str
    columns: tuple[Column, ...]
    signatures: tuple[str, ...]


def settled() -> Settled:
    """Return how the office prints. One query."""
    row = PrintForm.objects.filter(id=1).first()
    chosen = [(key, width) for key, width in (row.columns if row else ()) if key in KINDS]
    own = row.title if row else ""
    return Settled(
        title=own or _("%(office)s民情台账") % {"office": office().name},
        own=own,
        columns=columns(chosen or [(key, KINDS[key].width) for key in USUAL]),
        signatures=tuple(row.signatures) if row else usual_signatures(),
    )


def settle(title: str, chosen: list[tuple[str, int]], signatures: list[str]) -> None:
    """Write how the office prints from now on."""
    worth = {"title": title, "columns": chosen, "signatures": signatures}
    PrintForm.objects.update_or_create(id=1, defaults=worth)


def usual_signatures() -> tuple[str, ...]:
    """Return the lines to sign on that most offices have."""
    return (_("填表"), _("审核"), _("分管领导"))


def columns(chosen: list[tuple[str, int]]) -> tuple[Column, ...]:
    """Return the columns `chosen`, each (key, width), as a sheet has them."""
    whole = sum(width for _key, width in chosen)
    return tuple(
        Column(
            key=key,
            heading=str(KINDS[key].heading),
            width=width,
            share=f"{100 * width / whole:.2f}%",
            centred=KINDS[key].centred,
            bold=KINDS[key].bold,
        )
        for key, width in chosen
    )

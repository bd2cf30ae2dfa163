"""The form by which an administrator says how the office's ledger is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.printing.columns import KINDS
from taizhang.printing.settled import Settled

SIGNATURES_MOST = 5
NARROWEST, WIDEST = 6, 150


@dataclass(frozen=True)
class ColumnRow:
    """A column in the form: its heading and its two fields."""

    heading: str
    place: forms.BoundField
    width: forms.BoundField

    def __iter__(self) -> Iterator[forms.BoundField]:
        """Yield its fields."""
        return iter((self.place, self.width))


class PrintSettings(forms.Form):
    """Title, columns and lines to sign on. A column without a place is not printed."""

    title = forms.CharField(
        label=gettext_lazy("标题"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("不写就用“街道名＋民情台账”，括号里的范围自动加上。"),
    )
    signatures = forms.CharField(
        label=gettext_lazy("签字栏"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("一行一栏，最多五栏。第一栏自动填打印人的姓名。"),
    )

    def __init__(self, data: object = None, *, settled: Settled) -> None:
        places = {column.key: place for place, column in enumerate(settled.columns, 1)}
        widths = {column.key: column.width for column in settled.columns}
        said = {"title": settled.own, "signatures": "\n".join(settled.signatures)}
        for key, kind in KINDS.items():
            said[f"place-{key}"] = str(places.get(key, ""))
            said[f"width-{key}"] = str(widths.get(key, kind.width))
        super().__init__(data, initial=said)  # type: ignore[arg-type]
        for key, kind in KINDS.items():
            name = " ".join(str(kind.heading).split())
            self.fields[f"place-{key}"] = forms.IntegerField(
                label=_("%(column)s排第几") % {"column": name},
                required=False,
                min_value=1,
                max_value=99,
            )
            self.fields[f"width-{key}"] = forms.IntegerField(
                label=_("%(column)s宽几毫米") % {"column": name},
                min_value=NARROWEST,
                max_value=WIDEST,
            )

    @property
    def rows(self) -> list[ColumnRow]:
        """The columns, those that are printed first and in their order."""
        first = sorted(KINDS, key=lambda key: int(self.initial[f"place-{key}"] or 99))
        return [
            ColumnRow(
                " ".join(str(KINDS[key].heading).split()),
                self[f"place-{key}"],
                self[f"width-{key}"],
            )
            for key in first
        ]

    def clean_signatures(self) -> str:
        """Check that the lines to sign on fit on the sheet."""
        lines = [line.strip() for line in self.cleaned_data["signatures"].splitlines()]
        kept = [line for line in lines if line]
        if len(kept) > SIGNATURES_MOST:
            words = _("签字栏写了 %(n)d 行，纸上最多放五栏。请减到五行以内。")
            raise forms.ValidationError(words % {"n": len(kept)})
        if any(len(line) > 20 for line in kept):
            raise forms.ValidationError(
                _("有一栏的名称超过 20 个字，纸上放不下。请写短一些。")
            )
        return "\n".join(kept)

    def clean(self) -> None:
        """Check that something is printed at all."""
        if not self.errors and not self.chosen():
            self.add_error(None, _("一栏也没有选。请至少给一栏写上“排第几”。"))

    def chosen(self) -> list[tuple[str, int]]:
        """Return the columns to print, each (key, width), in their order."""
        said = self.cleaned_data
        placed = [(said[f"place-{key}"], key) for key in KINDS if said[f"place-{key}"]]
        return [
            (key, said[f"width-{key}"])
            for _place, key in sorted(placed, key=lambda each: each[0])
        ]

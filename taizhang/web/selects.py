"""Fields that choose from what the office has: places, categories, units and their people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from taizhang.people.receivers import Receivers


class Select(forms.Select):
    """A select drawn by hand: as templates, its options took longer than a whole page."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return the select as HTML."""
        widget = self.get_context(name, value, attrs)["widget"]
        drawn = [
            format_html('<optgroup label="{}">{}</optgroup>', heading, _options(options))
            if heading
            else _options(options)
            for heading, options, _place in widget["optgroups"]
        ]
        inside = format_html_join("", "{}", ((each,) for each in drawn))
        whole = flatatt(widget["attrs"])
        return format_html('<select name="{}"{}>{}</select>', name, whole, inside)


class Folded(forms.CheckboxSelectMultiple):
    """Boxes to tick, of which most people tick none: unfolded when wanted, drawn by hand."""

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Return the boxes as HTML."""
        widget = self.get_context(name, value, attrs)["widget"]
        boxes = format_html_join(
            "",
            '<span class="seg__o"><input type="checkbox" name="{}" value="{}"{}>'
            '<label for="{}">{}</label></span>',
            (
                (name, o["value"], flatatt(o["attrs"]), o["attrs"]["id"], o["label"])
                for _heading, options, _place in widget["optgroups"]
                for o in options
            ),
        )
        return format_html(
            '<details class="others"{}><summary>{}</summary><div class="seg">{}</div></details>',
            " open" if widget["value"] else "",
            _("需要时展开"),
            boxes,
        )


def _options(options: Iterable[dict[str, Any]]) -> SafeString:
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((o["value"], flatatt(o["attrs"]), o["label"]) for o in options),
    )


def select_field(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field that chooses one of what is offered later. The rules judge it."""
    return forms.CharField(label=label, required=False, widget=Select, help_text=hint)


def offer(form: forms.Form, name: str, options: Iterable[Any]) -> None:
    """Offer `options` in the field `name`; they may stand in groups."""
    field = form.fields[name]
    offered_by = field if isinstance(field, forms.ChoiceField) else field.widget
    assert isinstance(offered_by, forms.ChoiceField | forms.Select)
    offered_by.choices = options


def settle_receiver(form: forms.Form, known: Receivers) -> None:
    """Check the unit and the person chosen; a person brings the unit along."""
    cleaned = form.cleaned_data
    unit, handler = cleaned.get("unit", ""), cleaned.get("handler", "")
    if unit and unit not in dict(known.units):
        form.add_error("unit", _("没有这个单位，可能已经停用。请另选一个。"))
    if not handler:
        return
    theirs = known.unit_of(handler)
    if not theirs:
        form.add_error("handler", _("没有这位承办人，可能已经离岗。请另选一位。"))
    elif unit and unit != theirs:
        form.add_error("handler", _("这位承办人不在所选的单位。请改单位，或另选一位。"))
    else:
        cleaned["unit"] = theirs

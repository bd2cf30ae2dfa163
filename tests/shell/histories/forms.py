"""The forms of a page as they stand in its HTML, and a hand that fills one in at random."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

Said = dict[str, Any]


@dataclass
class Field:
    """A field of a form: what it may say, and what it says before anybody fills it in."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    on: bool = False


@dataclass
class Form:
    """A form that is sent by POST: where to, its fields, and the buttons that send it."""

    action: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    def button(self, value: str) -> tuple[str, str, str] | None:
        """Return the button that sends `value`, if there is one."""
        return next((each for each in self.buttons if each[1] == value), None)


class _Reader(HTMLParser):
    """Collects the forms; a field outside its form names it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.named: dict[str, Form] = {}
        self.inside: Form | None = None
        self.writing: Field | None = None
        self.apart: list[tuple[str, Field | tuple[str, str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Form(has.get("action") or self.address)
            if has.get("method", "").lower() == "post":
                self.forms.append(self.inside)
            self.named[has.get("id", "")] = self.inside
        elif tag == "button" and has.get("type", "submit") == "submit":
            pressed = has.get("name", ""), has.get("value", ""), has.get("formaction", "")
            self._put(pressed, has)
        elif tag in ("input", "select", "textarea") and "disabled" not in has:
            kind = has.get("type", "text") if tag == "input" else tag
            self.writing = Field(
                has.get("name", ""), kind, has.get("value", ""), on="checked" in has
            )
            self._put(self.writing, has)
        elif tag == "option" and self.writing:
            self.writing.options.append(has.get("value", ""))
            if "selected" in has:
                self.writing.value = has.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.writing and self.writing.kind == "textarea":
            self.writing.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        if tag in ("select", "textarea"):
            self.writing = None

    def _put(self, what: Field | tuple[str, str, str], has: dict[str, str]) -> None:
        if "form" in has:
            self.apart.append((has["form"], what))
        elif self.inside is not None:
            _into(self.inside, what)

    def whole(self) -> list[Form]:
        """Return the forms with what stood apart from them."""
        for name, what in self.apart:
            if name in self.named:
                _into(self.named[name], what)
        return self.forms


def _into(form: Form, what: Field | tuple[str, str, str]) -> None:
    if isinstance(what, Field):
        form.fields.append(what)
    else:
        form.buttons.append(what)


def forms_of(page: str, address: str) -> list[Form]:
    """Return the forms of a page that are sent by POST."""
    reader = _Reader(address)
    reader.feed(page)
    return reader.whole()


@dataclass
class Hand:
    """Somebody who fills forms in: mostly as they would be meant, now and then any way.

    `photo`: gives a picture to hand in. `words`: what may be written, by the field's name.
    """

    chance: random.Random
    photo: Callable[[], bytes]
    words: dict[str, tuple[str, ...]]

    def fill(self, form: Form, **meant: str) -> Said:
        """Return what the form sends when it is filled in; `meant` where a field is offered."""
        said: Said = {}
        for name, fields in _grouped(form):
            worth = self._worth(name, fields, meant)
            if worth not in (None, "", []):
                said[name] = worth
        return said

    def _worth(self, name: str, fields: list[Field], meant: Said) -> Any:
        first = fields[0]
        if first.kind in ("radio", "checkbox"):
            return self._ticked(first.kind, fields, meant.get(name))
        if first.kind == "hidden":
            return first.value
        if name in meant and (not first.options or meant[name] in first.options):
            return meant[name]
        if first.kind == "select":
            some = [each for each in first.options if each]
            stays = first.value and self.chance.random() < 0.5
            return first.value if stays or not some else self.chance.choice(some)
        if first.kind == "file":
            return self._file() if self.chance.random() < 0.8 else None
        return self._written(name, first)

    def _ticked(self, kind: str, fields: list[Field], meant: str | None) -> Any:
        offered = [each.value or "on" for each in fields]
        if meant == "" or meant in offered:
            return meant
        on = [each.value or "on" for each in fields if each.on]
        if self.chance.random() < 0.5:
            return on
        many = 1 if kind == "radio" else self.chance.randrange(min(len(offered), 4) + 1)
        return self.chance.sample(offered, many)

    def _written(self, name: str, of: Field) -> str:
        if of.value.strip() and self.chance.random() < 0.7:
            return of.value
        if self.chance.random() < 0.1:
            return ""
        if of.kind in ("date", "datetime-local"):
            day = localdate() + dt.timedelta(days=self.chance.choice((-40, -1, 0, 7, 30)))
            return f"{day}T09:30" if of.kind == "datetime-local" else day.isoformat()
        if of.kind == "number":
            return str(self.chance.randrange(4))
        return self.chance.choice(self.words.get(name, self.words[""]))

    def _file(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("IMG_1.jpg", self.photo(), "image/jpeg")


def _grouped(form: Form) -> Iterator[tuple[str, list[Field]]]:
    names = dict.fromkeys(each.name for each in form.fields if each.name)
    for name in names:
        yield name, [each for each in form.fields if each.name == name]

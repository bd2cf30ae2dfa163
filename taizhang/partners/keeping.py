"""Forms in which the office keeps agreements, tags, and what communities need not take."""

import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from taizhang.agreements.directory import forget_tags, outside, tags
from taizhang.agreements.models import Agreement, Outside, Tag
from taizhang.people.models import random_letters
from taizhang.places.names import category_groups
from taizhang.web.plain_forms import PlainForm, day, line
from taizhang.web.uploads import PICTURES_AND_PDF, UploadField


class AgreementForm(PlainForm):
    """What a unit agreed to."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    subject = line(
        _("约定做什么"), 200, _("比如“每月来两次义诊”"), needed=_("还没写约定做什么。")
    )
    subject_en = line(_("英文"), 400, _("可不填"))
    tags = forms.MultipleChoiceField(
        label=_("共建标签"), required=False, widget=forms.CheckboxSelectMultiple
    )
    since = day(_("从哪天起"))
    until = day(_("到哪天止"), _("长期的不填"), required=False)
    contact = line(_("联系人"), 40)
    phone = line(_("联系电话"), 32)
    note = line(_("备注"), 400, _("可不填"))
    files_taken = UploadField(
        label=_("协议文件"), accept=PICTURES_AND_PDF, help_text=_("可不传；只留一份")
    )

    def __init__(self, data: Any = None, files: Any = None, **rest: Any) -> None:
        """Offer the tags in use."""
        super().__init__(data, files, **rest)
        field = self.fields["tags"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(tag.code, tag.name) for tag in tags()]

    def clean(self) -> dict[str, Any]:
        """Check that the agreement does not end before it begins."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("结束日期早于开始日期。请核对。"))
        return said

    def write(self, unit: str, row: Agreement | None) -> bool:
        """Write the agreement of `unit`; False: somebody else changed it meanwhile."""
        said = self.cleaned_data
        names = ("subject", "subject_en", "since", "until", "contact", "phone", "note")
        told: dict[str, Any] = {name: said[name] for name in names}
        if kept := said["files_taken"]:
            told["file"] = kept[-1].sha256
        with transaction.atomic():
            if row is None:
                made, _new = Agreement.objects.get_or_create(
                    key=said["key"], defaults={"unit": unit, **told}
                )
            else:
                here = Agreement.objects.filter(pk=row.pk, version=said["version"])
                if not here.update(version=said["version"] + 1, **told):
                    self.overtaken()
                    return False
                made = row
            made.tags.set(Tag.objects.filter(code__in=said["tags"]))
        return True

    @staticmethod
    def told_by(row: Agreement) -> dict[str, Any]:
        """Return what the form of `row` holds before anybody changes it."""
        codes = list(row.tags.values_list("code", flat=True))
        return {**vars(row), "tags": codes}


class _Together(PlainForm):
    """A form over a short table as a whole: it notices when somebody else changed it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def stands_at(self, rows: Iterable[object]) -> None:
        """Remember how the table stands."""
        self.mark = hashlib.sha256(repr(list(rows)).encode()).hexdigest()
        self.initial["seen"] = self.mark

    def clean(self) -> dict[str, Any]:
        """Check that the table still stands as its reader saw it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seen") != self.mark:
            self.overtaken()
        return said


class TagsForm(_Together):
    """The tags of the office: renamed, retired, added."""

    new_name = line(_("加一个标签"), 20)
    new_name_en = line(_("英文"), 60, _("可不填"))

    def __init__(self, data: Any = None, **rest: Any) -> None:
        """Make fields for each tag there is."""
        super().__init__(data, **rest)
        self.tags = list(Tag.objects.order_by("order", "pk"))
        self.stands_at((t.code, t.name, t.name_en, t.active) for t in self.tags)
        for tag in self.tags:
            name, name_en = (
                line(_("名称"), 20, needed=_("名称不能空着。")),
                line(_("英文"), 60),
            )
            active = forms.BooleanField(label=_("在用"), required=False)
            for field, kind, worth in (
                (name, "name", tag.name),
                (name_en, "name_en", tag.name_en),
                (active, "active", tag.active),
            ):
                self.fields[f"{kind}_{tag.code}"] = field
                self.initial[f"{kind}_{tag.code}"] = worth

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each tag, after its name."""
        kinds = ("name", "name_en", "active")
        return [(t.name, [self[f"{kind}_{t.code}"] for kind in kinds]) for t in self.tags]

    def write(self) -> None:
        """Write the tags."""
        said = self.cleaned_data
        with transaction.atomic():
            for tag in self.tags:
                for kind in ("name", "name_en", "active"):
                    setattr(tag, kind, said[f"{kind}_{tag.code}"])
                tag.save()
            if said["new_name"]:
                Tag.objects.create(
                    code=random_letters(),
                    name=said["new_name"],
                    name_en=said["new_name_en"],
                    order=len(self.tags),
                )
        forget_tags()


class OutsideForm(_Together):
    """For each category: why communities need not take it; empty where they must."""

    def __init__(self, data: Any = None, **rest: Any) -> None:
        """Make two fields for each category."""
        super().__init__(data, **rest)
        there = outside()
        self.groups = category_groups()
        self.stands_at(sorted(there.items()))
        for _heading, kinds in self.groups:
            for code, name in kinds:
                words, words_en = there.get(code, ("", ""))
                self.fields[f"words_{code}"] = line(name, 200)
                self.fields[f"words_en_{code}"] = line(_("英文"), 400)
                self.initial[f"words_{code}"] = words
                self.initial[f"words_en_{code}"] = words_en

    @property
    def rows(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """The fields of each category, under the names of the upper ones."""
        return [
            (
                heading,
                [(self[f"words_{code}"], self[f"words_en_{code}"]) for code, _ in kinds],
            )
            for heading, kinds in self.groups
        ]

    def write(self) -> None:
        """Write the list."""
        said = self.cleaned_data
        codes = [code for _heading, kinds in self.groups for code, _name in kinds]
        with transaction.atomic():
            Outside.objects.filter(category__in=codes).delete()
            Outside.objects.bulk_create(
                Outside(
                    category=code,
                    words=said[f"words_{code}"],
                    words_en=said[f"words_en_{code}"],
                )
                for code in codes
                if said[f"words_{code}"]
            )

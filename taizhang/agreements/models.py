"""Agreements with partner units and their tags, the list of communities, council members.

Units and categories are named by their codes, as in the book: this knows no other table.
"""

import uuid

from django.db import models


class Tag(models.Model):
    """What partners may agree to help with (“五联” and what an office adds)."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=20)
    name_en = models.CharField(max_length=60, blank=True)
    active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)


class Agreement(models.Model):
    """What a unit agreed to, from one day until another (None: until further notice).

    `key` is that of the form it came with: sent twice, it is one agreement. `version` counts
    its changes, so that nobody overwrites what they have not seen.

    `file`: the SHA-256 of the kept document, "" for none. A unit bears the tags of its
    agreements in force, and no others.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    unit = models.CharField(max_length=16, db_index=True)
    subject = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=400, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    contact = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    note = models.CharField(max_length=400, blank=True)
    file = models.CharField(max_length=64, blank=True)
    tags = models.ManyToManyField(Tag, related_name="agreements")


class Outside(models.Model):
    """A category whose matters no community need take, and the words that say why."""

    category = models.CharField(max_length=32, unique=True)
    words = models.CharField(max_length=200)
    words_en = models.CharField(max_length=400, blank=True)


class MemberKind(models.Model):
    """For what somebody sits in the council."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)


class Member(models.Model):
    """Somebody who sits in the council, from one day until another.

    `community`: a place's code, "" for the whole subdistrict. `looks_again`: they agreed to
    look at what was reported as done (复核). `key` is that of the form they came with;
    `version` counts changes.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=40)
    kind = models.ForeignKey(MemberKind, models.PROTECT, related_name="members")
    community = models.CharField(max_length=32, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    looks_again = models.BooleanField(default=False)

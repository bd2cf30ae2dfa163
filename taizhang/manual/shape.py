"""What a page of help is made of."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Task:
    """Something that people of a role do, in the order of doing it."""

    heading: Promise
    steps: tuple[Promise, ...]


@dataclass(frozen=True)
class Page:
    """The page of a role. `first`: where to begin, as (words, path below the site's root)."""

    code: str
    title: Promise
    lede: Promise
    first: tuple[Promise, str]
    tasks: tuple[Task, ...]
    remember: tuple[Promise, ...]

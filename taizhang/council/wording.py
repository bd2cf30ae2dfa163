"""How a topic ended, in words: with a unit and a day, or with the reason why not."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.assembly.models import Topic
from taizhang.people.names import all_unit_names
from taizhang.web import dates
from taizhang.web.sayings import better_off


def ended(topic: Topic) -> str:
    """Return how a topic ended."""
    agreed = task(topic)
    return _("决议：%(task)s") % {"task": agreed} if agreed else _("不形成决议")


def task(topic: Topic) -> str:
    """Return who is to have it done by when, "" where nothing was resolved."""
    if topic.outcome != Topic.Outcome.RESOLVED or topic.due_on is None:
        return ""
    said = {"unit": unit(topic), "day": dates.day(topic.due_on, localdate())}
    return _("%(unit)s 在 %(day)s 前办好") % said


def unit(topic: Topic) -> str:
    """Return the name of the unit that carries it out."""
    return all_unit_names().get(topic.unit, topic.unit)


def gain(topic: Topic) -> str:
    """Return who is better off, "" where the office counts nobody."""
    return better_off(topic.households, topic.people)

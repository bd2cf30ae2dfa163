"""Who comes next: the desk goes on as a call centre does, past what one may not ask oneself."""

from django.utils.timezone import now

from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import Actor
from taizhang.followup.standing import not_to_ask
from taizhang.followup.ways import desk_url, voice_url
from taizhang.ledger.follow_ups import Tab, lines
from taizhang.ledger.reading import issues_of

AHEAD = 20


def next_place(tab: Tab, by: Actor, after: str) -> str:
    """Return the address of whoever `by` asks after a place; the tab's own for nobody.

    At the end of the tab it begins anew: who was passed over comes round again.
    """
    for place in dict.fromkeys([after, ""]):
        if found := _first(tab, by, place):
            return voice_url(*found)
    return desk_url(tab)


def _first(tab: Tab, by: Actor, after: str) -> tuple[Issue, Voice] | None:
    found = lines(tab, local_day(now()), after=after, size=AHEAD).lines
    issues = issues_of({each.case for each in found})
    for each in found:
        issue = issues[each.case]
        voice = issue.voice(each.voice, each.absorbed)
        if voice is not None and not not_to_ask(issue, by):
            return issue, voice
    return None

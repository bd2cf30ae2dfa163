"""Where the pages of the follow-up desk lie."""

from urllib.parse import urlencode

from django.urls import reverse

from taizhang.core.issue import Issue, Voice
from taizhang.ledger.follow_ups import Tab
from taizhang.web.voices import key_of


def desk_url(tab: Tab, **more: str) -> str:
    """Return the address of a tab of the desk."""
    return f"{reverse('followup:desk')}?{urlencode({'tab': tab.value, **more})}"


def next_url(tab: Tab, after: str = "") -> str:
    """Return the address of whoever comes after a place in `tab`."""
    place = {"after": after} if after else {}
    return f"{reverse('followup:next')}?{urlencode({'tab': tab.value, **place})}"


def voice_url(issue: Issue, voice: Voice, page: str = "voice") -> str:
    """Return the address of a page about a voice of `issue`."""
    return reverse(f"followup:{page}", args=[issue.number, key_of(voice)])

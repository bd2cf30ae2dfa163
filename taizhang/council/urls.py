"""Addresses of the residents' council."""

from django.urls import path, re_path

from taizhang.council import (
    deciding_views,
    door_views,
    meeting_views,
    own_views,
    paper_views,
    proposal_views,
    topic_views,
)
from taizhang.council.views import add, change, kinds, members
from taizhang.keys.links import SPELT

MEETING = r"^meetings/(?P<meeting>[1-9][0-9]{0,8})/"
TOPIC = r"^topics/(?P<topic>[1-9][0-9]{0,8})/"

app_name = "council"
urlpatterns = [
    path("members/", members, name="members"),
    path("members/add/", add, name="add"),
    path("members/kinds/", kinds, name="kinds"),
    re_path(r"^members/(?P<member>[1-9][0-9]{0,8})/$", change, name="change"),
    re_path(
        r"^members/(?P<member>[1-9][0-9]{0,8})/link/$",
        proposal_views.own_link,
        name="own-link",
    ),
    path("", topic_views.outcomes, name="outcomes"),
    path("topics/", topic_views.topics, name="topics"),
    path("topics/add/", topic_views.propose, name="propose"),
    path("topics/schedule/", topic_views.schedule, name="schedule"),
    re_path(rf"{TOPIC}$", proposal_views.proposal, name="proposal"),
    re_path(rf"{TOPIC}decline/$", proposal_views.decline, name="decline"),
    re_path(rf"{TOPIC}drop/$", topic_views.drop, name="drop"),
    re_path(rf"{TOPIC}notes/$", deciding_views.notes, name="notes"),
    re_path(rf"{TOPIC}votes/$", deciding_views.votes, name="votes"),
    re_path(rf"{TOPIC}resolution/$", deciding_views.resolve, name="resolve"),
    path("meetings/", meeting_views.meetings, name="meetings"),
    path("meetings/add/", meeting_views.call, name="call"),
    re_path(rf"{MEETING}$", meeting_views.meeting, name="meeting"),
    re_path(rf"{MEETING}change/$", meeting_views.change, name="change-meeting"),
    re_path(rf"{MEETING}turn/$", meeting_views.turn, name="turn"),
    re_path(rf"{MEETING}seats/$", meeting_views.seat, name="seat"),
    re_path(rf"{MEETING}screen/$", meeting_views.screen, name="screen"),
    re_path(rf"{MEETING}agenda/$", paper_views.agenda, name="agenda"),
    re_path(rf"{MEETING}minutes/$", paper_views.minutes, name="minutes"),
    re_path(rf"{MEETING}minutes\.docx$", paper_views.minutes_docx, name="minutes-docx"),
    re_path(r"^door/(?P<door>[A-Za-z0-9_-]{20,32})/$", door_views.door, name="door"),
    re_path(rf"^mine/(?P<token>{SPELT})/$", own_views.own, name="own"),
]

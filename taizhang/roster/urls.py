"""Addresses of `roster`: /ab/, /posts/, and handing over below /people/."""

from django.urls import path

from taizhang.roster import ab_views, handover_views

app_name = "roster"
urlpatterns = [
    path("ab/", ab_views.ab, name="ab"),
    path("ab/away/", ab_views.away, name="away"),
    path("ab/back/", ab_views.back, name="back"),
    path("ab/returned/<int:absence_id>/", ab_views.handed_back_page, name="handed-back"),
    path("ab/returned/<int:absence_id>/read/", ab_views.read, name="read"),
    path("ab/of/<str:pseudonym>/", ab_views.person, name="person"),
    path("ab/of/<str:pseudonym>/backup/", ab_views.name_backup, name="backup"),
    path("ab/of/<str:pseudonym>/away/", ab_views.person_away, name="person-away"),
    path("ab/of/<str:pseudonym>/back/", ab_views.person_back, name="person-back"),
    path("people/<str:pseudonym>/handover/", handover_views.handover, name="handover"),
]

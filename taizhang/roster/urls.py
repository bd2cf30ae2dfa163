"""Addresses of `roster`: /ab/, /posts/, and handing over below /people/."""

from django.urls import path

from taizhang.roster import ab_views, handover_views, kind_views, post_views, sheet_views

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
    path("posts/", post_views.posts, name="posts"),
    path("posts/vacant/", post_views.vacant, name="vacant"),
    path("posts/kinds/", kind_views.kinds, name="kinds"),
    path("posts/kinds/usual/", kind_views.usual, name="usual"),
    path("posts/kinds/add/", kind_views.add_kind, name="add-kind"),
    path("posts/kinds/<str:code>/", kind_views.kind, name="kind"),
    path("posts/committees/add/", kind_views.add_committee, name="add-committee"),
    path("posts/committees/<str:code>/", kind_views.committee, name="committee"),
    path("posts/sheet/", sheet_views.sheet, name="sheet"),
    path("posts/sheet/posts.xlsx", sheet_views.export, name="export"),
    path("posts/sheet/empty.xlsx", sheet_views.template, name="template"),
    path("posts/sheet/<uuid:sheet_id>/", sheet_views.preview, name="preview"),
    path("posts/sheet/<uuid:sheet_id>/bring/", sheet_views.bring, name="bring"),
    path("posts/held/<int:holding_id>/", post_views.holding, name="holding"),
    path("posts/held/<int:holding_id>/leave/", post_views.leave, name="leave"),
    path("posts/at/<str:code>/", post_views.area, name="area"),
    path("posts/at/<str:code>/<str:kind>/", post_views.seat, name="seat"),
    path("people/<str:pseudonym>/handover/", handover_views.handover, name="handover"),
]

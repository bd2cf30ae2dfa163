"""The addresses of the site, feature by feature."""

from django.urls import include, path

from taizhang.project.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("taizhang.entrance.urls")),
    path("desk/", include("taizhang.desk.urls")),
    path("ledger/", include("taizhang.listing.urls")),
    path("bulk/", include("taizhang.bulk.urls")),
    path("new/", include("taizhang.intake.urls")),
    path("", include("taizhang.reporting.urls")),
    path("q/", include("taizhang.tracking.urls")),
    path("held/", include("taizhang.holding.urls")),
    path("i/", include("taizhang.casework.urls")),
    path("partners/", include("taizhang.partners.urls")),
    path("claim/", include("taizhang.partners.claim_urls")),
    path("links/", include("taizhang.tasklinks.urls")),
    path("t/", include("taizhang.tasklinks.task_urls")),
    path("council/", include("taizhang.council.urls")),
    path("verify/", include("taizhang.verification.urls")),
    path("roundtrip/", include("taizhang.roundtrip.urls")),
    path("help/", include("taizhang.manual.urls")),
    path("board/", include("taizhang.board.urls")),
    path("i/", include("taizhang.revealing.urls")),
    path("me/", include("taizhang.myself.urls")),
    path("audit/", include("taizhang.auditing.urls")),
    path("places/", include("taizhang.atlas.urls")),
    path("people/", include("taizhang.staffing.people_urls")),
    path("units/", include("taizhang.staffing.unit_urls")),
    path("roles/", include("taizhang.staffing.role_urls")),
    path("setup/", include("taizhang.settling.setup_urls")),
    path("settings/", include("taizhang.settling.settings_urls")),
    path("", include("taizhang.roster.urls")),
    path("grid/", include("taizhang.grids.urls")),
    path("s/", include(("taizhang.reporting.sign_urls", "sign"))),
    path("import/", include("taizhang.exchange.urls")),
    path("jobs/", include("taizhang.longwork.urls")),
    path("print/", include("taizhang.printing.urls")),
    path("health/", include("taizhang.health.urls")),
    path("files/", include("taizhang.files.urls")),
]

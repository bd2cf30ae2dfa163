"""The addresses of the site, feature by feature."""

from django.urls import include, path

from taizhang.project.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("taizhang.entrance.urls")),
    path("ledger/", include("taizhang.listing.urls")),
    path("new/", include("taizhang.intake.urls")),
    path("i/", include("taizhang.casework.urls")),
    path("verify/", include("taizhang.verification.urls")),
    path("import/", include("taizhang.exchange.urls")),
    path("files/", include("taizhang.files.urls")),
]

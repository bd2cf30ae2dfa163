"""Django's entry for the offices of a server."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class OfficesConfig(AppConfig):
    """The app `offices`."""

    name = "taizhang.project.offices"
    label = "offices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell `jobs` who knows the offices, and keep the queue for the whole server."""
        from django_q.conf import Conf
        from django_tenants.signals import tenant_delete_callback

        from taizhang.jobs import offices
        from taizhang.project import tenancy

        offices.kept_by(tenancy)
        # What an office asks for is read again by a worker who is in none.
        Conf.SECRET_KEY = tenancy.server_key()
        # The library would drop a schema with its row; no schema is ever dropped here. And
        # listening to each deletion makes every one of them slower.
        post_delete.disconnect(tenant_delete_callback)

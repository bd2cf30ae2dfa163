"""Errands at somebody's home are a kind of matter of their own.

An office that keeps the usual categories gets it beside “办事咨询”. Safe on a live book: no
matter changes its kind. Undo: drops the column; the category stays.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CODE = "home-service"


def beside_procedures(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Add the category below the one that holds papers and procedures, where there is one."""
    table = apps.get_model("places", "Category")
    beside = table.objects.filter(code="certificates").first()
    if beside is None or table.objects.filter(code=CODE).exists():
        return
    table.objects.create(
        code=CODE,
        name="上门代办",
        name_en="Errands at home",
        home_service=True,
        parent_id=beside.parent_id,
        order=beside.order,
    )


class Migration(migrations.Migration):
    dependencies = [("places", "0004_places_get_outlines")]

    operations = [
        migrations.AddField("category", "home_service", models.BooleanField(default=False)),
        migrations.RunPython(beside_procedures, migrations.RunPython.noop),
    ]

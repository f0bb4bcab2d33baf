"""The database itself refuses to change or delete an approval, whoever asks and by whatever tool."""

from django.db import migrations

MESSAGE = "approvals are append-only"

SQLITE = [
    f"CREATE TRIGGER faq_approval_no_{event} BEFORE {event} ON faq_approval BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for event in ("update", "delete")
]
POSTGRESQL = [
    "CREATE FUNCTION faq_approval_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE TRIGGER faq_approval_append_only BEFORE UPDATE OR DELETE ON faq_approval "
    "FOR EACH ROW EXECUTE FUNCTION faq_approval_append_only()",
]
DROP = {
    "sqlite": [f"DROP TRIGGER faq_approval_no_{event}" for event in ("update", "delete")],
    "postgresql": [
        "DROP TRIGGER faq_approval_append_only ON faq_approval",
        "DROP FUNCTION faq_approval_append_only()",
    ],
}
CREATE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("faq", "0003_review")]

    operations = [migrations.RunPython(create, drop)]

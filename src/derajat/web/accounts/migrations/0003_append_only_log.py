"""The database itself refuses to change or delete what was logged."""

from typing import Any

from django.db import migrations


SQLITE = """
CREATE TRIGGER log_no_update BEFORE UPDATE ON accounts_logentry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON accounts_logentry
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""
POSTGRESQL = """
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE ON accounts_logentry
FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER log_no_truncate BEFORE TRUNCATE ON accounts_logentry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
"""


def make_triggers(apps: Any, editor: Any) -> None:
    """Make the triggers of the database in use."""
    vendor = editor.connection.vendor
    if vendor == "sqlite":
        for statement in SQLITE.strip().split("END;")[:-1]:
            editor.execute(statement + "END;")
    elif vendor == "postgresql":
        editor.execute(POSTGRESQL)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_ins_and_requests")]

    operations = [migrations.RunPython(make_triggers)]

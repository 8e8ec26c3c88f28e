"""The queue of jobs lies in a database of its own."""

from typing import Any


JOBS = "jobs"
_APP = "django_tasks_db"


class JobsRouter:
    """Sends the tables of the queue to their own file, and nothing else there."""

    def db_for_read(self, model: Any, **_: Any) -> str | None:
        """The database of the queue for its tables."""
        return JOBS if model._meta.app_label == _APP else None

    def db_for_write(self, model: Any, **_: Any) -> str | None:
        """The same for writing."""
        return self.db_for_read(model)

    def allow_relation(self, *_: Any, **__: Any) -> bool | None:
        """No opinion: the queue is related to nothing."""
        return None

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool | None:
        """Its tables are made there and only there."""
        return (db == JOBS) == (app_label == _APP)

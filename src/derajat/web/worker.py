"""`python -m derajat.web.worker`: runs what pages put in the queue, one at a time."""

import os

from derajat.web.application import start_from_environment


_STEP_BACK = 10


def main() -> None:
    """Work until the process is told to end; pages come first on a busy machine."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_STEP_BACK)
    start_from_environment()
    from django.core.management import call_command

    from derajat.web.reports import broken_jobs as broken_reports
    from derajat.web.uploads import broken_jobs as broken_uploads
    from derajat.web.uploads.sealed_copies import sealed_copies

    sealed_copies().remove_clear_copies()
    broken_uploads.resume()
    broken_reports.resume()

    call_command("db_worker", reload=False, verbosity=0)


if __name__ == "__main__":
    main()

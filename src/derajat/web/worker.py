"""`python -m derajat.web.worker`: runs what pages put in the queue, one at a time."""

from derajat.web.application import start_from_environment


def main() -> None:
    """Work until the process is told to end."""
    start_from_environment()
    from django.core.management import call_command

    from derajat.web.uploads.broken_jobs import resume
    from derajat.web.uploads.sealed_copies import sealed_copies

    sealed_copies().remove_clear_copies()
    resume()

    call_command("db_worker", reload=False, verbosity=0)


if __name__ == "__main__":
    main()

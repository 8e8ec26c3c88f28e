"""`python -m derajat.web.worker`: runs what pages put in the queue, one at a time."""

from derajat.web.application import start_from_environment


def main() -> None:
    """Work until the process is told to end."""
    start_from_environment()
    from django.core.management import call_command

    call_command("db_worker", reload=False, verbosity=0)


if __name__ == "__main__":
    main()

"""The application as a server calls it."""

import threading

from django.core.wsgi import get_wsgi_application

from derajat.web.application import start_from_environment


start_from_environment()
application = get_wsgi_application()


def _write_books() -> None:
    """Read once what the Data pages tell, so that nobody waits for it."""
    from derajat.web.pages.data.books import open_books
    from derajat.web.reading.office import open_reading

    open_books(open_reading())


threading.Thread(target=_write_books, daemon=True).start()

"""The application as a server calls it."""

from django.core.wsgi import get_wsgi_application

from derajat.web.application import start_from_environment


start_from_environment()
application = get_wsgi_application()

from derajat.web.warming import Warmer  # noqa: E402 - Django must have started


Warmer().start()

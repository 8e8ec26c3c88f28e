"""What tests of signing in share: accounts with passwords, codes of a code app."""

import base64
import hashlib
import hmac
import struct
import time

from tests.web_city import PASSWORD


def make_person(username, role="", area="", password=PASSWORD):
    """An account with a password and perhaps a role."""
    from derajat.web.accounts.models import Account, Grant

    account = Account(username=username, first_name=username.title())
    account.set_password(password)
    account.save()
    if role:
        Grant.objects.create(account=account, role=role, area=area)
    return account


def post_login(client, username, password=PASSWORD, **more):
    """Send the sign-in form."""
    words = {"login": username, "password": password}
    return client.post("/akun/masuk/", words, **more)


def code_of(secret, moment=None):
    """The six digits of RFC 6238, from its text and not from the library."""
    padded = secret + "=" * (-len(secret) % 8)
    counter = struct.pack(">Q", int(moment or time.time()) // 30)
    digest = hmac.new(base64.b32decode(padded), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"

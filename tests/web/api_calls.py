"""Tokens and calls that tests of the interface for programs share."""


def draw_token(role, area="", days=30):
    """A token of a new account with that role."""
    from derajat.web.accounts.models import Account, Grant
    from derajat.web.api.tokens import make_token

    account = Account.objects.create(username=f"api-{role}-{area}".lower())
    Grant.objects.create(account=account, role=role, area=area)
    return make_token(account, role, "uji", days)


def get(visitor, token, path, **query):
    """What the interface answers to a token."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return visitor.get(f"/api/v1{path}", query, headers=headers)

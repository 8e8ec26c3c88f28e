"""The office profile, served for real by HTTPS with a certificate of its own."""

import base64
import datetime
import hashlib
import http.client
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.ports import PATIENCE_SECONDS, find_free_port, wait_for_server
from tests.web_city import OFFICE

from derajat.cli.main import main
from derajat.errors import DerajatError
from derajat.web.certificates import VALID_DAYS, make_certificate


NOW = datetime.datetime.now(datetime.UTC)
SENTENCE = "sebuah kalimat sandi"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return make_certificate(
        ["localhost", "127.0.0.1"], tmp_path_factory.mktemp("c"), NOW
    )


@pytest.fixture(scope="module")
def port(site, files, tmp_path_factory):
    """The port of an office that is being served to its network."""
    data = tmp_path_factory.mktemp("https") / "data"
    shutil.copytree(site.profile.data, data)
    number = find_free_port()
    words = f"serve {OFFICE} --profile office --host localhost --port {number}"
    places = {
        "--data": data,
        "--keys": site.profile.keys,
        "--certificate": files.certificate,
        "--certificate-key": files.key,
    }
    command = [sys.executable, "-m", "derajat", *words.split()]
    command += [str(word) for pair in places.items() for word in pair]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    server.stdin.write(f"adm\n{SENTENCE}\n".encode())
    server.stdin.close()
    try:
        wait_for_server(number, server)
        yield number
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


@pytest.fixture
def browser_page(port, files):
    """A page of a real browser that trusts this certificate, with a passkey device."""
    from playwright.sync_api import sync_playwright

    own = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    public = own.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    pin = base64.b64encode(hashlib.sha256(public).digest()).decode()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", f"--ignore-certificate-errors-spki-list={pin}"],
        )
        page = browser.new_page(base_url=f"https://localhost:{port}")
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        yield page
        browser.close()


@pytest.fixture
def ask(port, files):
    """`ask(url, ...)`: a real request, with the cookies of those before."""
    trusting = ssl.create_default_context(cafile=files.authority)
    jar = {}

    def send(url, body=None, **headers):
        line = http.client.HTTPSConnection("localhost", port, context=trusting)
        cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
        headers = {"Cookie": cookies, **headers}
        if body is not None:
            body = urlencode(body)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers.setdefault("Referer", f"https://localhost:{port}{url}")
        line.request("GET" if body is None else "POST", url, body, headers)
        answer = line.getresponse()
        answer.text = answer.read().decode()
        answer.cookies = SimpleCookie()
        for text in answer.headers.get_all("Set-Cookie") or []:
            answer.cookies.load(text)
        jar.update({name: one.value for name, one in answer.cookies.items()})
        return answer

    return send


def test_a_browser_that_trusts_the_authority_is_answered(ask):
    assert ask("/sehat/").status == 200
    answer = ask("/")
    assert answer.status == 302
    assert answer.headers["Location"].startswith("/akun/masuk/")
    assert (
        int(re.search(r"max-age=(\d+)", answer.headers["Strict-Transport-Security"])[1])
        >= 31_536_000
    )


def test_others_refuse_the_certificate(port):
    line = http.client.HTTPSConnection(
        "localhost", port, context=ssl.create_default_context()
    )
    with pytest.raises(ssl.SSLCertVerificationError):
        line.request("GET", "/sehat/")


def test_nothing_is_answered_without_encryption(port):
    line = http.client.HTTPConnection("localhost", port)
    with pytest.raises((http.client.HTTPException, OSError)):
        line.request("GET", "/sehat/")
        line.getresponse()


def test_another_host_name_is_not_answered(ask):
    answer = ask("/sehat/", Host="jahat.example")
    assert answer.status == 400


def test_the_first_account_signs_in_with_cookies_that_stay_here(ask):
    page = ask("/akun/masuk/")
    assert 'id="passkey_login"' in page.text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    form = {"login": "adm", "password": SENTENCE, "csrfmiddlewaretoken": token}
    foreign = ask("/akun/masuk/", form, Referer="https://jahat.example/")
    assert foreign.status == 403
    answer = ask("/akun/masuk/", form)
    assert answer.status == 302
    cookie = answer.cookies["__Host-sesi"]
    assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert cookie["path"] == "/" and not cookie["domain"]
    own = ask("/akun/")
    assert own.status == 200
    assert "Faktor kedua harus terpasang sebelum" in own.text
    assert own.headers["Cache-Control"] == "no-store"


def test_the_certificate_names_its_hosts_and_cannot_sign_others(files):
    own = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    root = x509.load_pem_x509_certificate(files.authority.read_bytes())
    own.verify_directly_issued_by(root)
    names = own.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert not own.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    span = own.not_valid_after_utc - own.not_valid_before_utc
    assert span < datetime.timedelta(days=398) and VALID_DAYS == 397
    assert isinstance(own.public_key(), ec.EllipticCurvePublicKey)
    assert len(list(files.key.parent.iterdir())) == 3, "the authority's key is gone"
    if os.name != "nt":
        assert files.key.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "hosts", [[], [""], ["a b"], ["*"], ["*.dinkes"], ["-x/y"], ["x" * 300], ["é.id"]]
)
def test_a_host_that_is_none_is_refused(tmp_path, hosts):
    with pytest.raises(DerajatError) as refused:
        make_certificate(hosts, tmp_path, NOW)
    assert refused.value.problems[0].code == "WEB-040"
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_is_not_written_over(files, tmp_path):
    with pytest.raises(DerajatError) as refused:
        make_certificate(["localhost"], files.key.parent, NOW)
    assert refused.value.problems[0].code == "WEB-041"
    (tmp_path / "berkas").write_text("")
    with pytest.raises(DerajatError) as refused:
        make_certificate(["localhost"], tmp_path / "berkas", NOW)
    assert refused.value.problems[0].code == "WEB-042"


def test_the_command_says_where_the_files_go(tmp_path, capsys):
    assert main(["certificate", str(tmp_path), "--host", "derajat.local"]) == 0
    assert "otoritas.pem" in capsys.readouterr().out
    assert main(["certificate", str(tmp_path), "--host", "derajat.local"]) == 5


def _sign_in(page):
    page.goto("/akun/masuk/")
    page.fill("#id_login", "adm")
    page.fill("#id_password", SENTENCE)
    page.click("main button:text('Masuk')")


def _sign_out(page):
    page.click("header button:text('Keluar')")
    page.wait_for_url("**/akun/masuk/")


@pytest.mark.needs("chromium")
def test_a_passkey_is_added_and_signs_in_under_the_policy_of_content(browser_page):
    page, said = browser_page, []
    page.on("console", lambda message: said.append(message.text))
    _sign_in(page)
    page.wait_for_url("**/akun/")
    page.goto("/akun/faktor/webauthn/add/")
    page.fill("#id_password", SENTENCE)
    page.click("main button:text('Lanjut')")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/akun/faktor/recovery-codes/")
    _sign_out(page)
    page.click("#passkey_login")
    page.wait_for_url("**/akun/")
    assert "Akun saya" in page.inner_text("h1")
    _sign_out(page)
    _sign_in(page)
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url("**/akun/")
    _sign_out(page)
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject('x') }")
    page.click("#passkey_login")
    page.wait_for_selector("#passkey-gagal:visible")
    assert said == []

"""A certificate of one's own for the office profile, where no authority gives one.

An authority is made for this one certificate and its key is thrown away: nobody can
sign another with it, so browsers that trust it trust this server and nothing else.
"""

import datetime
import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from derajat.errors import Location, refuse, system_reason


VALID_DAYS = 397
"""Browsers refuse server certificates that are valid longer than 398 days."""
_AN_HOUR = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class CertificateFiles:
    """What was written: the authority is for browsers, the others for the server."""

    authority: Path
    certificate: Path
    key: Path


def make_certificate(
    hosts: Sequence[str], folder: Path, now: datetime.datetime
) -> CertificateFiles:
    """Write an authority and a certificate for host names and addresses.

    Raises WEB-040 without a host, or for one that cannot be one, WEB-041 when a file is
    there already, and WEB-042 when it cannot be written.
    """
    names = [_read_host(host) for host in hosts]
    if not names:
        raise refuse("WEB-040", host="-")
    files = CertificateFiles(
        folder / "otoritas.pem", folder / "sertifikat.pem", folder / "sertifikat.key"
    )
    for path in (files.authority, files.certificate, files.key):
        if path.exists():
            raise refuse("WEB-041", Location(str(path)), path=path)
    try:
        _write(files, names, now)
    except OSError as error:
        words = system_reason(error.errno, str(error))
        where = Location(str(folder))
        raise refuse(
            "WEB-042", where, reason_id=words[0], reason_en=words[1]
        ) from error
    return files


def _write(
    files: CertificateFiles, names: list[x509.GeneralName], now: datetime.datetime
) -> None:
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    title = f"Derajat {names[0].value}"[:64]
    root = _build(title, title, now, root_key.public_key())
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
    usage = _usage(signs=True)
    authority = root.add_extension(usage, True).sign(root_key, hashes.SHA256())
    own = _build(str(names[0].value)[:64], title, now, key.public_key())
    own = own.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    own = own.add_extension(x509.SubjectAlternativeName(names), False)
    own = own.add_extension(_usage(signs=False), True)
    for_servers = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    certificate = own.add_extension(for_servers, False).sign(root_key, hashes.SHA256())
    files.key.parent.mkdir(parents=True, exist_ok=True)
    pem = serialization.Encoding.PEM
    _write_secret(
        files.key,
        key.private_bytes(
            pem,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )
    files.certificate.write_bytes(certificate.public_bytes(pem))
    files.authority.write_bytes(authority.public_bytes(pem))


def _build(
    subject: str,
    issuer: str,
    now: datetime.datetime,
    key: ec.EllipticCurvePublicKey,
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=_name(issuer),
        subject_name=_name(subject),
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=now - _AN_HOUR,
        not_valid_after=now + datetime.timedelta(days=VALID_DAYS),
    )


def _usage(signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _read_host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        pass
    labels = host.split(".")
    is_plain = all(
        0 < len(label) < 64 and label.replace("-", "a").isalnum() and label.isascii()
        for label in labels
    )
    if not is_plain or len(host) > 253:
        raise refuse("WEB-040", host=host)
    return x509.DNSName(host)


def _write_secret(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)

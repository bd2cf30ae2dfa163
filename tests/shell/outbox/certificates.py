"""An authority of the test's own, and certificates that it signs."""

import datetime as dt
import ssl
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# The clock of the tests is not that of OpenSSL.
SINCE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
UNTIL = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Authority:
    """Whoever trusts `file` trusts what it signs."""

    folder: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def file(self) -> Path:
        """Return where its own certificate lies."""
        return _written(self.folder / "authority.pem", _pem(self.certificate))

    def server(self, name: str, until: dt.datetime = UNTIL) -> ssl.SSLContext:
        """Return what a server called `name` shows."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        signed = _builder(name, key, self.certificate.subject, until)
        signed = signed.add_extension(names, critical=False)
        shown = _pem(signed.sign(self.key, hashes.SHA256())) + _secret(key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_written(self.folder / "server.pem", shown))
        return context


def authority(folder: Path) -> Authority:
    """Return a new authority that nobody trusts yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder("authority of the test", key, _name("authority of the test"), UNTIL)
    may_sign = x509.BasicConstraints(ca=True, path_length=None)
    own = builder.add_extension(may_sign, critical=True).sign(key, hashes.SHA256())
    return Authority(folder, key, own)


def _builder(
    name: str, key: ec.EllipticCurvePrivateKey, by: x509.Name, until: dt.datetime
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder().subject_name(_name(name)).issuer_name(by)
    builder = builder.public_key(key.public_key()).serial_number(
        x509.random_serial_number()
    )
    return builder.not_valid_before(SINCE).not_valid_after(until)


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _secret(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path

"""Certificates are checked; what fails is told, and only plain http takes its place."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from scrapy import Request
from scrapy.exceptions import DownloadFailedError

from crawler.failures import TWIN, plain_twin
from tests.crawl.run import Crawled
from tests.crawl.site import Site, small_portal


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-signed certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    at = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def secured(certificate: Path) -> Site:
    site = Site(small_portal())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.wrap(context)
    return site


def test_a_certificate_that_nobody_vouches_for_is_not_taken(crawled: Crawled, certificate: Path) -> None:
    with secured(certificate) as site:
        result = crawled.crawl(site, targets=(f"https://{site.place}/",)).portals[0]
        assert site.log == []
    assert result.outcome == "unreachable"
    assert (result.note or "").startswith("tls: ")


def test_a_trusted_certificate_is_taken(
    crawled: Crawled, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with secured(certificate) as site:
        result = crawled.crawl(site, targets=(f"https://{site.place}/",)).portals[0]
    assert (result.outcome, result.new) == ("found", 4)


def test_the_plain_twin_is_asked_once_and_told() -> None:
    failed = DownloadFailedError("[('SSL routines', '', 'certificate verify failed')]")
    twin = plain_twin(Request("https://www.example.gov.cn/nb/"), failed)
    assert twin is not None
    assert twin.url == "http://www.example.gov.cn/nb/"
    assert "certificate verify failed" in twin.meta[TWIN]
    assert plain_twin(twin.replace(url="https://www.example.gov.cn/nb/"), failed) is None
    assert plain_twin(Request("https://www.example.gov.cn/"), DownloadFailedError("connection lost")) is None
    assert plain_twin(Request("https://www.example.gov.cn:8443/"), failed) is None

"""A site whose certificate nobody signed: what an unfinished or expired installation looks like."""

import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from .documents import document
from .pages import Route, Site, serve_pages

SUBJECT = "/CN=127.0.0.1/O=Test of portalcheck"
NAMES = "subjectAltName=IP:127.0.0.1,DNS:localhost"


def self_signed(folder: Path) -> ssl.SSLContext:
    """Makes a key and a certificate signed by that key in `folder`; skips where there is no openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl program, which makes the test's certificate, is not installed")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    # A curve key takes milliseconds where an RSA key can take a second.
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    place = ["-keyout", str(key), "-out", str(certificate), "-subj", SUBJECT, "-addext", NAMES]
    subprocess.run(["openssl", "req", "-x509", *kind, *place], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@contextmanager
def serve_tls(pages: Mapping[str, Route] | None = None) -> Iterator[Site]:
    """Serves over https with a self-signed certificate; without `pages`, one ordinary page at `/`."""
    with tempfile.TemporaryDirectory(prefix="portalcheck-tls-") as folder:
        context = self_signed(Path(folder))
        given = {"/": document()} if pages is None else pages
        with serve_pages(given, tls=context) as site:
            yield site

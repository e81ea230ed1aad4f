"""What is kept in the repository names no machine, no private registry and no secret."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.house.conftest import ROOT

FORBIDDEN = {
    "a path of a machine": r"(?<![\w.:/*-])/(?:(?:work|root)\b|(?:home|Users)/[a-z]|opt/(?:pypi|wheels)\b)",
    "a path of a Windows machine": r"\b[A-Z]:\\Users\\",
    "a private registry": r"(?:artifactory|nexus|devpi|jfrog|verdaccio|pypi-mirror)[\w.-]*(?:/|:\d)",
    "an index of packages": r"^\s*(?:--(?:extra-)?index-url|--find-links|-i)\s+\S|UV_INDEX|PIP_INDEX_URL",
    "a tarball from elsewhere": r'"resolved":\s*"(?!https://registry\.npmjs\.org/)',
    "a private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b",
    "a token": r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|xox[abprs]-[0-9A-Za-z-]{10,}|(?:pypi-AgEI|npm_)[0-9A-Za-z_-]{20,})",
    "a password in an address": r"https?://[^\s/:@\"'{}<>()\[\]]+:[^\s/@\"'{}<>()\[\]]+@",
}
EXAMPLES = {
    "a path of a machine": ["cd /" + "work/main", 'File "/' + 'home/minh/portal.py"'],
    "a path of a Windows machine": ["C:\\" + "Users\\minh"],
    "a private registry": ["https://" + "nexus.example.org/repository"],
    "an index of packages": ["--extra-" + "index-url file:///somewhere"],
    "a tarball from elsewhere": ['"resolved": "https://' + 'npm.example.org/axe.tgz"'],
    "a private key": ["-----BEGIN RSA " + "PRIVATE KEY-----\nMII"],
    "a key of a cloud": ["AKIA" + "ABCDEFGHIJKLMNOP"],
    "a token": ["ghp_" + "a" * 36],
    "a password in an address": ["https://minh:" + "hunter2@example.org/"],
}


@cache
def _files() -> dict[str, Path]:
    """The files that are kept, or would be with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
    )
    if listed.returncode:
        pytest.skip("this is no checkout of the repository")
    return {name: path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()}


@cache
def _texts() -> dict[str, str]:
    """What is text among them."""
    mine = Path(__file__)  # it holds the patterns themselves
    contents = {name: path.read_bytes() for name, path in _files().items() if path != mine}
    return {name: held.decode("utf-8", "replace") for name, held in contents.items() if b"\0" not in held[:8000]}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in _texts().items()
        for match in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_it_would_be_found(what: str) -> None:
    for example in EXAMPLES[what]:
        assert re.search(FORBIDDEN[what], example, re.MULTILINE)


def test_files_are_looked_at() -> None:
    assert {"pyproject.toml", "requirements.lock", "src/portalcheck/run.py", "tests/house/conftest.py"} <= set(_texts())


def test_no_file_is_huge() -> None:
    """Half a megabyte is data or a download that somebody forgot."""
    assert [name for name, path in _files().items() if path.stat().st_size > 500_000] == []

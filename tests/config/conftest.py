"""What the tests of configuration share: a portal file, and what the command line says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portalcheck.cli import main

GOOD = """\
base_url: http://portal.invalid
pages:
  home: /
  about: /about
rulesets:
  - wcag:2.2-aa
"""
Said = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def _no_base_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALCHECK_BASE_URL", raising=False)


@pytest.fixture
def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """Give the lines in which `portalcheck check` refuses a portal file; it must end with 2, and without a traceback.

    The folder of the file is left out of the lines.
    """

    def check(text: str | bytes, *options: str) -> list[str]:
        file = tmp_path / "portal.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main(["check", "--portal", str(file), "--results", str(tmp_path / "results"), *options])
        said = capsys.readouterr()
        assert end.value.code == 2, said
        assert said.out == ""
        assert "Traceback" not in said.err
        assert said.err.startswith("portalcheck: ")
        assert not (tmp_path / "results").exists()  # refused before anything is visited
        return said.err.removeprefix("portalcheck: ").replace(f"{tmp_path}/", "").splitlines()

    return check

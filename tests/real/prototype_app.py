"""The pages of the GOV.UK Prototype Kit, which nobody here wrote: its own server and templates, on loopback.

    with run_prototype() as url:
        …  # url + "question"

Installed by `npm ci --ignore-scripts` in this folder. A prototype is a folder of its own, so one is made of the kit's
starter and of its templates as they are.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.at_hand import absent
from tests.servers.ports import closed_port

from .process_group import end

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
KIT = MODULES / "govuk-prototype-kit"
TEMPLATES = MODULES / "@govuk-prototype-kit" / "common-templates" / "templates"
PAGES = ("start", "question", "check-answers", "confirmation", "task-list", "content", "mainstream-guide")
START_SECONDS = 180  # it compiles its styles at the first start


@contextmanager
def run_prototype() -> Iterator[str]:
    """Start a prototype in a process group of its own, give its address, end the whole group."""
    node = shutil.which("node")
    if node is None or not KIT.is_dir():
        absent("govuk-prototype-kit is not installed: run `npm ci --ignore-scripts` in tests/real")
    with tempfile.TemporaryDirectory(prefix="prototype-") as folder:
        port = _make(Path(folder))
        process = subprocess.Popen(
            [node, "--require", str(HERE / "prototype" / "loopback.cjs"), str(KIT / "listen-on-port.js")],
            cwd=folder,
            env={
                "PATH": os.environ.get("PATH", ""),
                "HOME": folder,  # the kit notes there whether it may report its use
                "PORT": str(port),
                "NODE_ENV": "development",
                "USE_BROWSER_SYNC": "false",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_for(url, process)
            yield url
        finally:
            end(process)


def _make(folder: Path) -> int:
    """Make a prototype of the kit's starter and templates; gives a port that was free a moment ago."""
    shutil.copytree(KIT / "prototype-starter", folder, dirs_exist_ok=True)
    for page in PAGES:
        shutil.copy(TEMPLATES / f"{page}.html", folder / "app" / "views" / f"{page}.html")
    dependencies = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    own = {name: version for name, version in dependencies.items() if "govuk" in name and "casa" not in name}
    (folder / "package.json").write_text(json.dumps({"name": "prototype", "dependencies": own}), "utf-8")
    (folder / "node_modules").symlink_to(MODULES)
    with closed_port() as port:
        return port


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, "the kit ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                answer.read()
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"the kit did not answer within {START_SECONDS} s")

"""A service that runs on an engine nobody here wrote: `@dwp/govuk-casa` with the pages of `casa/app.mjs`, on loopback.

    with run_casa() as url:
        …  # url + "status"

Installed by `npm ci --ignore-scripts` in this folder. The engine asks for Node 22; what it uses is in Node 20.11 too.
"""

import os
import re
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.at_hand import absent

from .process_group import end

FOLDER = Path(__file__).parent / "casa"
ENGINE = Path(__file__).parent / "node_modules" / "@dwp" / "govuk-casa"
OLDEST_NODE = (20, 11)
START_SECONDS = 60  # two shared cores can take long to start it


@contextmanager
def run_casa() -> Iterator[str]:
    """Starts the service in a process group of its own, gives its address, ends the whole group."""
    process = subprocess.Popen(
        [_node(), "app.mjs"],
        cwd=FOLDER,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{_port(process)}/"
    finally:
        end(process)


def _node() -> str:
    node = shutil.which("node")
    if node is None:
        absent("node is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if tuple(int(part) for part in re.findall(r"\d+", version)[:2]) < OLDEST_NODE:
        absent(f"node is {version}; the engine needs 20.11 or newer")
    if not ENGINE.is_dir():
        absent("@dwp/govuk-casa is not installed: run `npm ci --ignore-scripts` in tests/real")
    return node


def _port(process: subprocess.Popen[bytes]) -> int:
    """The service chooses a free port and tells it in its first line."""
    assert process.stdout is not None and process.stderr is not None
    ready, _, _ = select.select([process.stdout], [], [], START_SECONDS)
    line = process.stdout.readline() if ready else b""
    if not line.strip().isdigit():
        end(process)
        raise RuntimeError(f"the service did not start:\n{process.stderr.read().decode(errors='replace')[-2000:]}")
    return int(line)

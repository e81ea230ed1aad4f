"""An application that nobody here wrote, running for real: `datasette` on a small database, on loopback.

    with run_datasette() as application:
        …  # application.url + PAGES["table"]

It asks nothing outside of loopback, and its pages bring all they need with them.
"""

import importlib.util
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.at_hand import absent

from .datasette_data import make_database
from .process_group import end

START_SECONDS = 40  # two shared cores can take long to start it

# Addresses worth judging: they differ in what they are made of.
PAGES = {
    "home": "/",
    "database": "/services",  # lists tables, and has a text field for SQL
    "table": "/services/procedure?_facet=field&_facet=level",  # filters, facets, a wide table
    "filtered": "/services/former_province?_sort=name&name__contains=B%C3%ACnh",
    "row": "/services/province/12",
    "query": "/services?sql=select+name,+level+from+procedure+where+level+=+:level&level=C%E1%BA%A5p+x%C3%A3",
}


@dataclass(frozen=True)
class Application:
    """The running application."""

    url: str
    process: int


@contextmanager
def run_datasette() -> Iterator[Application]:
    """Starts datasette in a process group of its own, waits until it answers, ends the whole group."""
    if importlib.util.find_spec("datasette") is None:
        absent("datasette is not installed: it is one of the project's development dependencies")
    with tempfile.TemporaryDirectory(prefix="portalcheck-datasette-") as folder:
        make_database(Path(folder) / "services.db")
        process, url = _start(Path(folder))
        try:
            yield Application(url, process.pid)
        finally:
            end(process)


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    for _ in range(3):  # another program may take the port between its choice and its use
        with socket.socket() as chosen:
            chosen.bind(("127.0.0.1", 0))
            port = chosen.getsockname()[1]
        log = folder / "log.txt"
        # Only what it needs: its own settings in somebody's environment must not change the pages.
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        with log.open("wb") as output:
            address = ["--host", "127.0.0.1", "--port", str(port)]
            process = subprocess.Popen(
                [sys.executable, "-m", "datasette", "services.db", *address],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        url = f"http://127.0.0.1:{port}"
        if _answers(process, url):
            return process, url
        end(process)
    raise RuntimeError(f"datasette did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _answers(process: subprocess.Popen[bytes], url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy on the way to loopback
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with direct.open(url + "/-/versions.json", timeout=5) as answer:
                # The answer must be of this process, not of another program at the same port.
                return answer.status == 200 and process.poll() is None
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False

"""Serves the portal on loopback, in a thread of this process that ends with the block that started it."""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from reference_portal.app import create_app
from reference_portal.hits import DocumentHits

HOST = "127.0.0.1"

# That a request waits for a free worker is no news, the first after a start above all: its workers are just waking.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


class Portal(str):
    """A running portal. It is its own address, so it can be handed to anything that takes a URL."""

    _hits: DocumentHits

    def __new__(cls, url: str, hits: DocumentHits) -> Portal:
        """Make the address and tie the counter to it."""
        portal = super().__new__(cls, url)
        portal._hits = hits
        return portal

    @property
    def url(self) -> str:
        """The address of the home page, with the closing slash."""
        return str(self)

    @property
    def hits(self) -> Mapping[str, int]:
        """How often each document was fetched so far, by path; a path never fetched counts 0."""
        return self._hits.snapshot()


@contextmanager
def serve(
    *,
    defects: Iterable[str] = (),
    port: int = 0,
    database: Path | str | None = None,
    secret_key: str | None = None,
    late: Callable[[], float] | None = None,
) -> Iterator[Portal]:
    """Serve the portal for the length of the block; port 0 takes a free one.

    Without a database path, what is sent is kept in a temporary file that goes when the block ends. Who signed in to
    another portal with the same database and secret key is signed in here too. `late` gives the seconds that an answer
    waits, asked for each: so is a portal that is busy, or far away.
    """
    with ExitStack() as stack:
        if database is None:
            # On Windows a file that is still open cannot be removed; a leftover must not fail the caller.
            folder = tempfile.TemporaryDirectory(prefix="reference-portal-", ignore_cleanup_errors=True)
            database = Path(stack.enter_context(folder)) / "portal.sqlite3"
        app = create_app(database_path=Path(database), defects=defects, secret_key=secret_key)
        sockets: dict[int, Any] = {}
        server = create_server(
            _waiting(app, late) if late else app, map=sockets, host=HOST, port=port, threads=8, ident=None
        )
        thread = threading.Thread(target=server.run, name="reference-portal", daemon=True)
        thread.start()
        stack.callback(_stop, server, sockets, thread)
        yield Portal(f"http://{HOST}:{server.effective_port}/", app.extensions["document_hits"])


def _waiting(app: Callable[..., Any], late: Callable[[], float]) -> Callable[..., Any]:
    def answer(environ: Any, start_response: Any) -> Any:
        time.sleep(late())
        return app(environ, start_response)

    return answer


def _stop(server: Any, sockets: dict[int, Any], thread: threading.Thread) -> None:
    # Workers first: once the sockets are closed, a worker would write to a descriptor not ours any more.
    server.task_dispatcher.shutdown()
    # The loop ends when its map is empty; it is emptied in the loop's own thread, which is reading it.
    # Both under the trigger's lock: the loop may be awake already, and must not close the trigger before it is pulled.
    with server.trigger.lock:
        server.trigger.thunks.append(lambda: wasyncore.close_all(sockets))
        server.trigger.pull_trigger()
    thread.join()

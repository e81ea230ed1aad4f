"""Counts the documents that the portal serves, so that a test can say how many pages were loaded."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, request


class DocumentHits:
    """The number of GETs of HTML documents, by path. Styles, scripts and pictures are not counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def init_app(self, app: Flask) -> None:
        """Count what this application answers from now on."""
        app.after_request(self._count)

    def snapshot(self) -> Mapping[str, int]:
        """Give the counts of this moment; a path that was never asked for counts 0."""
        with self._lock:
            return MappingProxyType(Counter(self._counts))

    def _count(self, response: Response) -> Response:
        # A redirect carries a few lines of HTML, but nobody sees it as a page.
        redirected = 300 <= response.status_code < 400
        if request.method == "GET" and response.mimetype == "text/html" and not redirected:
            with self._lock:
                self._counts[request.path] += 1
        return response

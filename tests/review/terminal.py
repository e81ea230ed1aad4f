"""A terminal of its own for a program: what is typed, and what is shown until it ends."""

import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

LIMIT = 120
AGAIN = 20


class Terminal:
    """Runs `portalcheck` on a pseudo-terminal."""

    def __init__(self, *arguments: str, folder: Path, **environment: str) -> None:
        self.shown = ""
        self._waited = 0
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            # What started the tests may have had Ctrl-C ignored, which a new program inherits.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.chdir(folder)
            os.environ.update({"TERM": "xterm", "COLUMNS": "200", "NO_COLOR": "1"} | environment)
            os.execv(sys.executable, [sys.executable, "-m", "portalcheck", *arguments])

    def until(self, text: str) -> "Terminal":
        """Wait until a text is shown, behind the one that was waited for last."""
        end = time.monotonic() + LIMIT
        while (found := self.shown.find(text, self._waited)) < 0:
            assert self._more(end), f"it ended without showing {text!r}:\n{self.shown}"
        self._waited = found + len(text)
        return self

    def type(self, text: str) -> "Terminal":
        """Type something; `\\x04` is Ctrl-D."""
        os.write(self._fd, text.encode())
        return self

    def interrupt(self) -> int:
        """Press Ctrl-C, once more where it came in the moment before the program began to read; gives the exit code."""
        self.type("\x03")
        end = time.monotonic() + AGAIN
        while select.select([self._fd], [], [], max(end - time.monotonic(), 0))[0]:
            if not self._more(end):
                return self.end()
        return self.type("\x03").end()

    def end(self) -> int:
        """Wait for the end and give the exit code."""
        end = time.monotonic() + LIMIT
        while self._more(end):
            pass
        os.close(self._fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _more(self, end: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(end - time.monotonic(), 0))
        assert ready, f"nothing came for too long:\n{self.shown}"
        try:
            read = os.read(self._fd, 4096)
        except OSError:  # Linux says so when the other side is closed
            return False
        self.shown += read.decode("utf-8", "replace").replace("\r", "")
        return bool(read)

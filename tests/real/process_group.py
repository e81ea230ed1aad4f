"""Ends a program that a test started, with all that it started in turn."""

import os
import signal
import subprocess

END_SECONDS = 5


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process group that `start_new_session` has made: asks first, then kills."""
    for step in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, step)
        except ProcessLookupError:
            break
        try:
            process.wait(END_SECONDS)
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()

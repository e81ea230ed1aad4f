"""Stands in for Lighthouse CI: BEHAVIOUR REPORTS.json collect --config=FILE, in a folder of its own.

It keeps what it was asked beside the reports. Like the original it starts its browser in a process group of its own,
with its number in a file.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

RUNTIME_ERROR = """Error: Lighthouse failed with exit code 1
{
  "lighthouseVersion": "12.6.1",
  "runtimeError": {
    "code": "ERRORED_DOCUMENT_REQUEST",
    "message": "Lighthouse was unable to load \\"the page\\". (Status code: 503)"
  },
"""


def main() -> int:
    behaviour, told, verb, config = sys.argv[1:5]
    reports = json.loads(Path(told).read_text("utf-8"))
    asked = {
        "verb": verb,
        "folder": str(Path.cwd()),
        "configuration": json.loads(Path(config.removeprefix("--config=")).read_text("utf-8")),
        "environment": dict(os.environ),
        "typed": sys.stdin.read(),
    }
    Path(told).with_name("asked.json").write_text(json.dumps(asked), "utf-8")
    if behaviour == "crash":
        sys.stderr.write("starting\nError: there is no such thing as a page\n    at somewhere\n")
        return 1
    if behaviour == "refused":
        sys.stderr.write(RUNTIME_ERROR)
        return 1
    if behaviour in {"hang", "leave"}:
        open_browser(Path(told).with_name("processes.json"))
    if behaviour == "hang":
        time.sleep(600)
    left = Path(".lighthouseci")
    left.mkdir()
    for number, report in enumerate(reports):
        text = "{" if behaviour == "unreadable" else json.dumps(report)
        (left / f"lhr-{number}.json").write_text(text, "utf-8")
    return 0


def open_browser(note: Path) -> None:
    """Start a browser with a tab in its process group, and one more process in this one's group."""
    profile = Path.cwd() / "lighthouse.12345"
    profile.mkdir()
    sleeps = f"import time; time.sleep(600)  # {profile}"
    opens = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleeps!r}]); {sleeps}"
    browser = subprocess.Popen([sys.executable, "-c", opens], start_new_session=True)
    (profile / "chrome.pid").write_text(str(browser.pid), "utf-8")
    worker = subprocess.Popen([sys.executable, "-c", sleeps])
    part = note.with_suffix(".part")
    part.write_text(json.dumps([os.getpid(), browser.pid, worker.pid]), "utf-8")
    part.replace(note)


if __name__ == "__main__":
    sys.exit(main())

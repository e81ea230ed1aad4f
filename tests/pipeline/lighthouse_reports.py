"""What Lighthouse 12 reports, as far as it is read, and a stand-in for Lighthouse CI that writes it."""

import json
import sys
from pathlib import Path
from typing import Any

STAND_IN = Path(__file__).with_name("lighthouse_stand_in.py")


def report(url: str = "http://127.0.0.1:9/", **measured: Any) -> dict[str, Any]:
    """Make the report of a quick page; a value is given by its audit's name, with `_` for `-`. None leaves it out."""
    values: dict[str, Any] = {
        "first-contentful-paint": 1400.5,
        "largest-contentful-paint": 1900.0,
        "speed-index": 2100.0,
        "total-blocking-time": 60.0,
        "cumulative-layout-shift": 0.01,
        "interactive": 2000.0,
    }
    values |= {name.replace("_", "-"): value for name, value in measured.items() if name != "tasks"}
    audits = {
        name: {"id": name, "numericValue": value} if value is not None else {"id": name, "scoreDisplayMode": "error"}
        for name, value in values.items()
    }
    tasks = [{"url": url, "duration": duration} for duration in measured.get("tasks", (110.0, 55.0))]
    audits["long-tasks"] = {"id": "long-tasks", "details": {"items": tasks}}
    audits["final-screenshot"] = {"id": "final-screenshot", "details": {"data": "data:image/jpeg;base64,AAAA"}}
    return {
        "lighthouseVersion": "12.6.1",
        "requestedUrl": url,
        "mainDocumentUrl": url,
        "finalDisplayedUrl": url,
        "runWarnings": [],
        "environment": {
            "hostUserAgent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156.0.8078.108 Safari/537.36",
            "benchmarkIndex": 1251,
        },
        "configSettings": {
            "formFactor": "mobile",
            "throttlingMethod": "simulate",
            "extraHeaders": {"Authorization": "Bearer of-a-test"},
        },
        "audits": audits,
        "i18n": {"icuMessagePaths": {}},
    }


def command(folder: Path, behaviour: str, reports: list[dict[str, Any]]) -> list[str]:
    """Give the command of a stand-in for Lighthouse CI; it says in `folder` what it was asked."""
    told = folder / "told.json"
    told.write_text(json.dumps(reports), "utf-8")
    return [sys.executable, str(STAND_IN), behaviour, str(told)]

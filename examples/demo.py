"""The main job, shown: the clean reference portal passes, and a birth is registered there up to its receipt, on a
desktop, on a phone and by keys alone; then the portal has named defects, and each is found.

Run by `make demo`. Exits 0 when both went as they should.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from reference_portal.accounts.store import DEMO_ACCOUNTS, DEMO_PASSWORD
from reference_portal.defects import DEFECTS

from reference_portal import serve

HERE = Path(__file__).parent
RESULTS = Path("portal-results")
SEEDED = (
    "image-without-alt",
    "unlabelled-field",
    "low-contrast",
    "zoom-disabled",
    "fixed-width-banner",
    "small-targets",
    "language-missing",
    "language-wrong",
    "privacy-link-missing",
    "heavy-page",
    "receipt-not-kept",
)
WAYS = ("desktop", "phone", "desktop keyboard")
# The test account, where examples/portal.yaml says that it is found.
ACCOUNT = {"PORTAL_CITIZEN": DEMO_ACCOUNTS[0].citizen_number, "PORTAL_PASSWORD": DEMO_PASSWORD}


def check(url: str, results: Path, *chosen: str) -> int:
    """Run pytest over the example suite, or what is chosen of it; gives its exit code."""
    command = [
        sys.executable, "-m", "pytest", str(HERE), "-q", "--no-header", "--tb=short", "-p", "no:cacheprovider",
        "--base-url", url, "--portal-results", str(results), *chosen,
    ]  # fmt: skip
    return subprocess.run(command, check=False, env={**os.environ, **ACCOUNT, "PYTHONUNBUFFERED": "1"}).returncode


def failed_rules(results: Path) -> set[tuple[str, str]]:
    """Give the address and the rule of each failed assertion."""
    report = json.loads((results / "report.json").read_text("utf-8"))
    return {(one["subject"]["url"], one["rule"]) for one in report["assertions"] if one["outcome"] == "failed"}


def journeys(results: Path) -> dict[str, tuple[str, str]]:
    """Give the outcome and the finding of each journey that was played, by its device and its lens."""
    report = json.loads((results / "report.json").read_text("utf-8"))
    return {
        " ".join(part for part in (one["device"], one["lens"]) if part): (
            one["outcome"],
            one["findings"][0]["message"],
        )
        for one in report["assertions"]
        if one["rule"] == "journey/completes"
    }


def say(text: str) -> None:
    """Print a line of the demo's own."""
    print(f"\n== {text}", flush=True)


def address(url: str, page: str, rule: str) -> str:
    """Say where a rule's failure is told: on the page, or, of a journey, at the portal's own address."""
    return f"{url}/" if rule.startswith("journey/") else f"{url}{page}"


def main() -> int:
    """Run both parts and compare what was found with what was seeded."""
    say("The clean reference portal, on desktop and phone: everything should pass")
    with serve() as portal:
        clean = check(portal.url, RESULTS / "clean")

    say(f"The same portal with {len(SEEDED)} defects, on a phone, which shows them all: {', '.join(SEEDED)}")
    with serve(defects=list(SEEDED)) as portal:
        seeded = check(portal.url, RESULTS / "defects", "-k", "phone and not desktop")
        found = failed_rules(RESULTS / "defects")
        url = portal.url.rstrip("/")

    say("The birth registration, from signing in to finding the dossier again")
    played = journeys(RESULTS / "clean")
    for way, (outcome, message) in played.items():
        print(f"   {outcome:7} {way:16} {message}")

    say("What was found")
    expected = {
        (address(url, page, rule), rule)
        for name in SEEDED
        for page in DEFECTS[name].pages
        for rule in DEFECTS[name].rules
    }
    for name in SEEDED:
        for rule in DEFECTS[name].rules:
            seen = all((address(url, page, rule), rule) in found for page in DEFECTS[name].pages)
            print(f"   {'found' if seen else 'MISSED':7} {name:24} {rule}")
    for page, rule in sorted(found - expected):
        print(f"   FALSE   {page} {rule}")

    say("Reports")
    for part in ("clean", "defects"):
        print(f"   {(RESULTS / part / 'index.html').resolve().as_uri()}")
    completes = {way: outcome for way, (outcome, _) in played.items()} == dict.fromkeys(WAYS, "passed")
    good = clean == 0 and seeded == 1 and found == expected and completes
    say("As it should be." if good else f"Not as it should be: pytest exited with {clean} and {seeded}.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

"""`ecoindex.csv`: the EcoIndex of every visit in a row, for a spreadsheet."""

import csv
from pathlib import Path

from portalcheck import Report, reporter

COLUMNS = ("ecoindex", "grade", "elements", "requests", "kilobytes")


@reporter("ecoindex", "ecoindex.csv")
def table(report: Report, path: Path) -> None:
    """Write a row for each visit that `eco/ecoindex` was judged on; without a number, `note` says why."""
    seen = set()
    # The byte order mark is what makes spreadsheets read UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("page", "device", "url", *COLUMNS, "note"))
        for assertion in report.assertions:
            visit = (assertion.subject.id, assertion.device, assertion.subject.url)
            if assertion.rule != "eco/ecoindex" or visit in seen:
                continue
            seen.add(visit)
            finding = assertion.findings[0] if assertion.findings else None
            data = finding.data if finding else {}
            note = "" if "ecoindex" in data else (finding.message if finding else str(assertion.outcome))
            rows.writerow((*visit, *(data.get(column, "") for column in COLUMNS), note))

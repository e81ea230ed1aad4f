"""`report.json`: everything, for programs. Its shape is `ReportFile`."""

import json
from pathlib import Path

from portalcheck.model.report import Report, ReportFile
from portalcheck.report import reporter


@reporter("json", "report.json")
def results_json(report: Report, path: Path) -> None:
    """Write one assertion a line, without holding them all at once."""
    head = report.head.model_dump(mode="json") | {"counts": {str(key): value for key, value in report.counts.items()}}
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}"))
        file.write(',\n "assertions": [')
        separator = "\n"
        for assertion in report.assertions:
            file.write(f"{separator}  {assertion.model_dump_json()}")
            separator = ",\n"
        file.write("\n ]\n}\n")


def schema() -> str:
    """Give the JSON Schema of `report.json`."""
    return json.dumps(ReportFile.model_json_schema(mode="serialization"), indent=1) + "\n"

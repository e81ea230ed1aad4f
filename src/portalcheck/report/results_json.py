"""`report.json`: everything, for programs. Its shape is `ReportFile`."""

import json
from pathlib import Path

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from portalcheck.model.report import Report, ReportFile
from portalcheck.report import reporter


@reporter("json", "report.json")
def results_json(report: Report, path: Path) -> None:
    """Write one assertion a line, without holding them all at once."""
    counts = {str(outcome): count for outcome, count in report.counts.items()}
    head = json.loads(_line(report.head)) | {"counts": counts}
    # A lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}"))
        file.write(',\n "assertions": [')
        separator = "\n"
        for assertion in report.assertions:
            file.write(f"{separator}  {_line(assertion)}")
            separator = ",\n"
        file.write("\n ]\n}\n")


def schema() -> str:
    """Give the JSON Schema of `report.json`."""
    return json.dumps(ReportFile.model_json_schema(mode="serialization"), indent=1) + "\n"


def _line(model: BaseModel) -> str:
    try:
        return model.model_dump_json()
    except PydanticSerializationError:
        # Scripts of a page hand over lone surrogates, and pydantic writes none. What is no number becomes
        # null, as pydantic has it, too.
        plain = json.dumps(model.model_dump(mode="json"))
        return json.dumps(json.loads(plain, parse_constant=lambda _: None))

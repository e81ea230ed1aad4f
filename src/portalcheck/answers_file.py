"""Read and write an `answers.yaml`: one file that a team keeps beside its portal file, and that a diff shows well."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from portalcheck.errors import UsageError
from portalcheck.model.answer import Answer, AnswersFile
from portalcheck.yaml_file import YamlFile, write_yaml

_HEAD = """\
What people answered where a program cannot tell. `portalcheck review RESULTS` writes it; keep it beside portal.yaml.
An answer counts until what was judged changes. A comment here is lost with the next answer: say it in `why`."""


def read_answers(path: Path) -> tuple[Answer, ...]:
    """Read the answers; none where there is no such file. Raises UsageError with one line for each mistake."""
    return YamlFile(path).parse(AnswersFile).answers if path.exists() else ()


def write_answers(path: Path, answers: Iterable[Answer]) -> None:
    """Write the file whole or not at all, in an order that does not depend on who answered first.

    Raises UsageError where it cannot be written.
    """
    ordered = sorted(answers, key=lambda one: (one.rule, one.question, one.fingerprint, one.where))
    plain = {"version": 1, "answers": [_plain(answer) for answer in ordered]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_yaml(path, plain, head=_HEAD)
    except OSError as error:
        raise UsageError(f"{path}: the answers cannot be written ({error.strerror}).") from error


def with_answer(answers: Iterable[Answer], new: Answer) -> tuple[Answer, ...]:
    """Take an answer in; it replaces what was said before of the same question on the same visits."""
    kept: list[Answer] = []
    for answer in answers:
        left = answer.without(new.visits) if answer.fingerprint == new.fingerprint else answer
        if left:
            kept.append(left)
    return (*kept, new)


def _plain(answer: Answer) -> dict[str, Any]:
    plain = answer.model_dump(mode="json")
    plain["when"] = answer.when.isoformat(timespec="seconds")
    plain["visits"] = {screen: sorted(subjects) for screen, subjects in sorted(answer.visits.items())}
    return {key: value for key, value in plain.items() if value or key not in ("requirements", "element", "why")}

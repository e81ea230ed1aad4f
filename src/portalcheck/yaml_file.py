"""Read a YAML file into a model; every mistake is told with file, line, key and what is accepted, several at once."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from portalcheck.errors import UsageError, nearest

Model = TypeVar("Model", bound=BaseModel)


class YamlFile:
    """A YAML document that knows its lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            text = path.read_text("utf-8")
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: this is not UTF-8 text.") from error
        try:
            self.data = YAML(typ="rt").load(text)
        except MarkedYAMLError as error:
            raise UsageError(self._syntax(error, text)) from error
        except YAMLError as error:
            raise UsageError(f"{path}: {error}") from error
        if not isinstance(self.data, CommentedMap):
            raise UsageError(f"{path}:1: the file must hold keys and values, such as `base_url: https://…`.")

    def parse(self, model: type[Model], **override: Any) -> Model:
        """Make a model of the document, some of its keys overridden.

        Raises UsageError with one line for each mistake.
        """
        try:
            return model.model_validate(_plain(self.data) | override)
        except ValidationError as error:
            raise UsageError("\n".join(self._mistakes(error, model))) from error

    def line(self, *keys: str | int) -> int:
        """Give the line, from 1, of the deepest of these keys that is there."""
        here: Any = self.data
        line = 0
        for key in keys:
            try:
                if isinstance(here, CommentedMap):
                    line = here.lc.key(key)[0]
                elif isinstance(here, CommentedSeq) and isinstance(key, int):
                    line = here.lc.item(key)[0]
                else:
                    break
                here = here[key]
            except (KeyError, IndexError, TypeError):
                break
        return int(line) + 1

    def at(self, *keys: str | int) -> str:
        """Name a place for a message: `portal.yaml:12: pages.home`."""
        return f"{self.path}:{self.line(*keys)}: {'.'.join(str(key) for key in keys)}"

    def _mistakes(self, error: ValidationError, model: type[BaseModel]) -> list[str]:
        lines = []
        for mistake in error.errors():
            keys = self._written(mistake["loc"])
            place = f"{self.path}:{self.line(*keys)}: {_key(keys)}".rstrip(": ")
            lines.append(f"{place}: {_say(mistake, model)}")
        return list(dict.fromkeys(lines))

    def _written(self, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Keep the parts of pydantic's location that stand in the file; it adds the names of union members."""
        here: Any = self.data
        keys: list[str | int] = []
        for position, key in enumerate(loc):
            if isinstance(here, CommentedMap) and isinstance(key, int) and key not in here:
                # A mapping that the model turned into a list of its entries.
                key = list(here)[key] if key < len(here) else key
            if isinstance(here, (CommentedMap, CommentedSeq)):
                try:
                    here = here[key]
                except (KeyError, IndexError, TypeError):
                    if position == len(loc) - 1:
                        keys.append(key)
                    continue
                keys.append(key)
        return tuple(keys)

    def _syntax(self, error: MarkedYAMLError, text: str) -> str:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        written = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
        problem = (error.problem or str(error)).strip()
        if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in problem:
            problem = "a tab stands in the indentation; YAML accepts spaces only"
        elif "duplicate key" in problem:
            problem = problem.partition(" with value")[0].replace("found ", "") + " stands twice; a key may stand once"
        return f"{self.path}:{line}: {problem}."


def _plain(value: Any) -> Any:
    """Turn what ruamel loaded into plain Python, which is what pydantic expects."""
    if isinstance(value, CommentedMap):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, CommentedSeq):
        return [_plain(item) for item in value]
    for kind in (bool, int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def _key(keys: tuple[str | int, ...]) -> str:
    return ".".join(str(key) for key in keys)


def _say(mistake: Any, model: type[BaseModel]) -> str:
    kind, value = mistake["type"], mistake.get("input")
    if kind == "extra_forbidden":
        accepted = _fields(model, mistake["loc"][:-1])
        name = str(mistake["loc"][-1])
        return f"unknown key `{name}`; accepted: {', '.join(accepted)}.{nearest(name, accepted)}"
    if kind == "missing":
        return f"the key `{mistake['loc'][-1]}` is missing."
    if kind in {"literal_error", "enum"}:
        return f"{value!r} is not accepted; accepted: {mistake['ctx']['expected']}."
    if kind == "value_error":
        return f"{mistake['ctx']['error']}."
    if kind == "string_pattern_mismatch":
        return f"{value!r} does not have the form {mistake['ctx']['pattern']}."
    shown = "" if isinstance(value, (dict, list)) else f" (it is {value!r})"
    return f"{mistake['msg'][:1].lower()}{mistake['msg'][1:]}{shown}."


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """List the keys accepted at a location, by following the model's annotations."""
    from typing import get_args

    def models(annotation: Any) -> list[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return [annotation]
        return [found for part in get_args(annotation) for found in models(part)]

    here = [model]
    for key in loc:
        deeper = [
            found
            for one in here
            if isinstance(key, str) and key in one.model_fields
            for found in models(one.model_fields[key].annotation)
        ]
        here = deeper or here
    return sorted({field.alias or name for one in here for name, field in one.model_fields.items()})

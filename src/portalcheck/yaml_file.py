"""Read a YAML file into a model, and write one; each mistake is told with file, line, key and what is accepted."""

import os
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.scalarbool import ScalarBoolean

from portalcheck.errors import UsageError, nearest

Model = TypeVar("Model", bound=BaseModel)

MOST = 100_000
"""How many values a file may hold, those that its aliases repeat counted each time."""
_NAMES = ("id", "rule", "family", "use", "criterion", "name", "title")
"""The keys by which an entry of a list is called in messages, the first that it has."""
_SECRET = "_env"  # noqa: S105 - the end of the keys that name environment variables
_FORMS = {
    r"^[A-Za-z0-9][A-Za-z0-9_.-]*$": "accepted are letters without accents, digits, `_`, `.` and `-`, "
    "with a letter or digit first",
    r"^[a-z0-9][a-z0-9-]*$": "accepted are small letters without accents, digits and `-`, but no `-` first",
}
_TYPES = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2027-03-31",
    "tuple": "a list, such as [one, two]",
    "list": "a list, such as [one, two]",
    "dict": "keys and values",
    "model": "keys and values",
}


class _Constructor(RoundTripConstructor):
    """Leaves dates as they are written: what a key accepts is for the model to say."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_str)


class YamlFile:
    """A YAML document that knows its lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            text = path.read_text("utf-8")
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise UsageError(f"{path}:{line}: this is not UTF-8 text.") from error
        self.data = self._load(text.removeprefix("\ufeff"))
        if not isinstance(self.data, CommentedMap):
            it = "empty" if self.data is None else "a list" if isinstance(self.data, CommentedSeq) else "one value"
            raise UsageError(f"{path}:1: the file must hold keys and values (`key: value`); it is {it}.")
        self.plain: dict[str, Any] = _Plain(self).mapping(self.data, ())

    def parse(self, model: type[Model], **override: Any) -> Model:
        """Make a model of the document, some of its keys overridden.

        Raises UsageError with one line for each mistake.
        """
        try:
            return model.model_validate(self.plain | override)
        except ValidationError as error:
            raise UsageError("\n".join(self._mistakes(error, model))) from error

    def line(self, *keys: str | int) -> int:
        """Give the line, from 1, of the deepest of these keys that is there."""
        here: Any = self.data
        line = 0
        for key in keys:
            try:
                if isinstance(here, CommentedMap):
                    key = _own(here, key)
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
        """Name a place for a message, `portal.yaml:12: pages.home`; entries of lists by name as well."""
        words = ""
        here: Any = self.data
        for key in keys:
            words += f".{key}" if words else str(key)
            here = here.get(_own(here, key)) if isinstance(here, CommentedMap) else _item(here, key)
            if isinstance(key, int) and isinstance(here, CommentedMap):
                called = next((here[name] for name in _NAMES if isinstance(here.get(name), str)), None)
                words += f" ({called})" if called else ""
        return f"{self.path}:{self.line(*keys)}: {words}"

    def _load(self, text: str) -> Any:
        yaml = YAML(typ="rt")
        yaml.Constructor = _Constructor
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", ReusedAnchorWarning)
                return yaml.load(text)
        except MarkedYAMLError as error:
            raise UsageError(self._syntax(error, text)) from error
        except YAMLError as error:
            raise UsageError(f"{self.path}: {' '.join(str(error).split())}.") from error
        except RecursionError as error:
            raise UsageError(f"{self.path}: lists or keys are nested too deeply.") from error
        except Exception as error:
            # Values with a tag of their own, such as `!!int x`, can fail in ruamel in any way.
            raise UsageError(f"{self.path}: a value cannot be read ({' '.join(str(error).split())}).") from error

    def _mistakes(self, error: ValidationError, model: type[BaseModel]) -> list[str]:
        mistakes = [(self._written(one["loc"], one["type"]), one) for one in error.errors()]
        lines = []
        for keys, mistake in mistakes:
            deeper = [other for other, _ in mistakes if len(other) > len(keys) and other[: len(keys)] == keys]
            if deeper and mistake["type"] in {"too_short", "string_type"}:
                continue  # said of a list whose entries are wrong, or of another form of this entry
            said = say(mistake, model, keys)
            if not keys and (named := re.match("[^`]*`([^`]+)`", said)) and named[1] in self.data:
                keys = (named[1],)
            lines.append(f"{self.at(*keys) if keys else f'{self.path}:1'}: {said}")
        return list(dict.fromkeys(lines))

    def _written(self, loc: tuple[str | int, ...], kind: str) -> tuple[str | int, ...]:
        """Keep the parts of pydantic's location that stand in the file; it adds names of its own."""
        here: Any = self.data
        keys: list[str | int] = []
        for position, key in enumerate(loc):
            if isinstance(here, CommentedMap) and isinstance(key, int) and key not in here:
                # A mapping that the model turned into a list of its entries.
                key = str(list(here)[key]) if key < len(here) else key
            if isinstance(here, (CommentedMap, CommentedSeq)):
                try:
                    here = here[_own(here, key)]
                except (KeyError, IndexError, TypeError):
                    if position == len(loc) - 1 and kind == "missing":
                        keys.append(key)
                    continue
                keys.append(key)
        return tuple(keys)

    def _syntax(self, error: MarkedYAMLError, text: str) -> str:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        lines = text.split("\n")
        written = lines[line - 1] if line <= len(lines) else ""
        problem = (error.problem or str(error)).strip()
        if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in problem:
            problem = "a tab stands in the indentation; YAML accepts spaces only"
        elif "duplicate key" in problem:
            problem = problem.partition(" with value")[0].replace("found ", "") + " stands twice; a key may stand once"
        elif "another document" in problem:
            problem = "a second document begins; a file may hold one"
        return f"{self.path}:{line}: {' '.join(problem.split())}."


def write_yaml(path: Path, plain: Mapping[str, Any], *, head: str) -> None:
    """Write a file whole or not at all, its lists of plain values on one line each. `head` becomes a comment."""
    yaml = YAML(typ="rt")
    yaml.width = 110
    yaml.allow_unicode = True
    document = _in_blocks(plain)
    document.yaml_set_start_comment(head)
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(document, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _in_blocks(value: Any) -> Any:
    if isinstance(value, Mapping):
        return CommentedMap((key, _in_blocks(one)) for key, one in value.items())
    if isinstance(value, list):
        entries = CommentedSeq(_in_blocks(one) for one in value)
        if not any(isinstance(one, (CommentedMap, CommentedSeq)) for one in entries):
            entries.fa.set_flow_style()
        return entries
    return value


class _Plain:
    """Turns what ruamel loaded into plain Python, which is what pydantic expects."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self._open: set[int] = set()
        self._known: dict[int, tuple[Any, int]] = {}
        self._count = 0

    def mapping(self, value: CommentedMap, keys: tuple[str | int, ...]) -> dict[str, Any]:
        """Turn a mapping, with keys of text."""
        plain: dict[str, Any] = {}
        for key, item in value.items():
            if key is None or not isinstance(key, (str, int, float)):
                raise UsageError(f"{self._file.path}:{self._file.line(*keys)}: the key {key!r} is no word.")
            name = str(key)
            if name in plain:
                raise UsageError(f"{self._file.at(*keys, name)}: the key stands twice; it may stand once.")
            plain[name] = self._value(item, (*keys, name))
        return plain

    def _value(self, value: Any, keys: tuple[str | int, ...]) -> Any:
        self._count += 1
        if self._count > MOST:
            raise UsageError(f"{self._file.path}: the file holds more than {MOST} values.")
        if not isinstance(value, (CommentedMap, CommentedSeq)):
            return self._scalar(value, keys)
        if id(value) in self._open:
            raise UsageError(f"{self._file.at(*keys)}: an alias stands inside what it names.")
        if id(value) in self._known:
            plain, count = self._known[id(value)]
            self._count += count
            return plain
        before = self._count
        self._open.add(id(value))
        if isinstance(value, CommentedMap):
            plain = self.mapping(value, keys)
        else:
            plain = [self._value(item, (*keys, position)) for position, item in enumerate(value)]
        self._open.discard(id(value))
        self._known[id(value)] = plain, self._count - before
        return plain

    def _scalar(self, value: Any, keys: tuple[str | int, ...]) -> Any:
        if isinstance(value, ScalarBoolean):
            return bool(value)
        for kind in (bool, int, float, str):
            if isinstance(value, kind):
                return kind(value)
        if value is None:
            return None
        tag = getattr(getattr(value, "tag", None), "value", type(value).__name__)
        raise UsageError(f"{self._file.at(*keys)}: a value with a tag ({tag}) is not accepted; write a plain one.")


def _own(here: CommentedMap | CommentedSeq, key: str | int) -> Any:
    """Find a key as it stands in the file: `404` is a number there."""
    if isinstance(here, CommentedMap) and key not in here:
        return next((own for own in here if str(own) == str(key)), key)
    return key


def _item(here: Any, key: str | int) -> Any:
    return here[key] if isinstance(here, CommentedSeq) and isinstance(key, int) and key < len(here) else None


def say(mistake: Any, model: type[BaseModel], keys: Sequence[str | int]) -> str:
    """Say what pydantic found wrong at a place of a file, and what is accepted there."""
    kind, value, context = mistake["type"], mistake.get("input"), mistake.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown(str(mistake["loc"][-1]), _fields(model, mistake["loc"][:-1]))
    if kind == "missing":
        return f"the key `{mistake['loc'][-1]}` is missing."
    if str(keys[-1] if keys else "").endswith(_SECRET) or "accounts" in keys[:1]:
        # What was written here may be the secret itself, and messages end up in logs.
        return (
            "this must be the name of an environment variable, in capital letters, digits and `_`; the "
            "secret itself must not stand in this file, which is shared and kept."
        )
    if value is None and kind.endswith("_type"):
        return "no value is given."
    if kind in {"literal_error", "enum"}:
        expected = context["expected"].replace("'", "`")
        return f"{value!r} is not accepted; accepted: {expected}.{_near(value, context['expected'])}"
    if kind == "value_error":
        return f"{context['error']}."
    if kind == "string_pattern_mismatch":
        form = _FORMS.get(context["pattern"], f"the form must be {context['pattern']}")
        return f"{value!r} is not accepted; {form}."
    if kind in {"too_short", "string_too_short"}:
        return f"at least {context['min_length']} {'is' if context['min_length'] == 1 else 'are'} needed."
    wanted = _TYPES.get(kind.rpartition("_")[0].partition("_")[0])
    shown = "" if isinstance(value, (dict, list)) else f" (it is {value!r})"
    if wanted and (kind.endswith("_type") or "_parsing" in kind):
        quotes = "; put it in quotes" if wanted == "a text" and isinstance(value, (int, float)) else ""
        return f"this must be {wanted}{shown}{quotes}."
    said = mistake["msg"].replace("Input should", "this must", 1)
    return f"{said[:1].lower()}{said[1:]}{shown}."


def _unknown(name: str, accepted: Iterable[str]) -> str:
    names = sorted(accepted)
    if f"{name}{_SECRET}" in names:
        return (
            f"`{name}` must not stand here, since this file is shared and kept. Put it into an environment "
            f"variable, and name that variable with `{name}{_SECRET}`."
        )
    return f"unknown key `{name}`; accepted: {', '.join(names)}.{nearest(name, names)}"


def _near(value: Any, expected: str) -> str:
    return nearest(value, expected.split("'")[1::2]) if isinstance(value, str) else ""


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """List the keys accepted at a location, by following the model's annotations."""

    def models(annotation: Any) -> list[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return [annotation]
        return [found for part in get_args(annotation) for found in models(part)]

    here = [model]
    for key in loc:
        fields: Mapping[str, Any] = {name: field for one in here for name, field in one.model_fields.items()}
        here = (models(fields[key].annotation) if isinstance(key, str) and key in fields else []) or here
    return [field.alias or name for one in here for name, field in one.model_fields.items()]

"""Bring the catalogues of `src/portalcheck/locale` up to date with what the reports and the rules say.

    python scripts/translate.py           write the template and the catalogues; name what has no translation yet
    python scripts/translate.py --check   write nothing; end with 1 where a catalogue is not what would be written

A new message comes in empty, one that nothing says any more goes out; nothing is guessed from a similar one.

What is looked at: the templates (`_("…")`), `gettext` and its kin in `report/`, the titles of the rules and of the
success criteria, the messages that rules give to a `Finding`, and the reasons that are given to a `Missing` or to a
`Stopped`. A message may be put together from parts, as long as each part is spelled out in the same file. Where a
message holds `{what}` and the file has a constant `_WHAT`, the texts of the constant are translated, too.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from portalcheck.model.wcag import SUCCESS_CRITERIA
from portalcheck.report.translations import DOMAIN, LANGUAGES, PLACEHOLDER, SOURCE_LANGUAGE, clauses, is_translatable

SOURCE = Path(__file__).parents[1] / "src" / "portalcheck"
LOCALE = SOURCE / "locale"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
JINJA = {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
OF_A_FINDING = {"passed", "failed", "cant_tell", "untested"}
OF_A_REASON = {"Missing", "MissingFrame", "Phrase", "Stopped", "Unloadable"}
SPEAKS = re.compile(rf"\b(?:Finding|give_up|{'|'.join(sorted(OF_A_REASON))})\b")
NOT_OURS = "\0"
"""Stands for what cannot be spelled out before the program runs, such as the words of the engine."""
_FIRST = b'msgid ""\n'
_NOISE = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    rb"|Generated-By): .*\n",
    re.MULTILINE,
)
"""The lines of a catalogue's head that change by themselves, or say nothing."""


class Entry(NamedTuple):
    """A message to be translated; of two texts the second is the plural."""

    text: str | tuple[str, ...]
    where: str
    context: str | None = None
    comments: tuple[str, ...] = ()


def entries() -> Iterator[Entry]:
    """Give all that has to be translated."""
    for path in sorted(SOURCE.glob("report/templates/*.jinja")):
        yield from _by_babel(path, "jinja2", JINJA)
    for path in sorted(SOURCE.glob("report/*.py")):
        yield from _by_babel(path, "python", {})
    for path in sorted(SOURCE.glob("rules/**/*.py")):
        module = Module(path)
        yield from (Entry(text, named(path)) for text in module.titles())
    for path in sorted(SOURCE.rglob("*.py")):
        if not SPEAKS.search(path.read_text("utf-8")):
            continue
        module = Module(path)
        yield from (Entry(text, named(path)) for text in ours([*module.messages(), *module.reasons()]))
        yield from (Entry(text, named(path), context) for context, text in module.terms())
    for criterion in SUCCESS_CRITERIA.values():
        yield Entry(criterion.name, "portalcheck/model/wcag.py", "WCAG")


def ours(texts: Iterable[str]) -> Iterator[str]:
    """Leave out the clauses that hold what cannot be spelled out."""
    return (text for text in texts if NOT_OURS not in text)


def named(path: Path) -> str:
    """Name a file as the catalogues do."""
    return path.relative_to(SOURCE.parent).as_posix()


def _by_babel(path: Path, method: str, options: dict[str, str]) -> Iterator[Entry]:
    for _, text, comments, context in extract_from_file(method, path, comment_tags=("i18n:",), options=options):
        yield Entry(text, named(path), context, tuple(comments))


class Module:
    """The source of one module, read for what it says."""

    def __init__(self, path: Path) -> None:
        self._tree = ast.parse(path.read_text("utf-8"))
        self._functions = {node.name: node for node in ast.walk(self._tree) if isinstance(node, ast.FunctionDef)}

    def titles(self) -> Iterator[str]:
        """Give the title of a rule: the first line of its module's document."""
        declared = (decorator for node in self._functions.values() for decorator in node.decorator_list)
        if any(
            isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "rule" for one in declared
        ):
            yield (ast.get_docstring(self._tree) or "").partition("\n")[0].removesuffix(".")

    def messages(self) -> Iterator[str]:
        """Give the clauses of all that is said of a test target."""
        return _clauses(self._said())

    def reasons(self) -> Iterator[str]:
        """Give the clauses of why something could not be looked at."""
        for scope, call in self._calls():
            match call.func:
                case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name)) if name in OF_A_REASON:
                    given = [word.value for word in call.keywords if word.arg == "reason"] or call.args[:1]
                    for reason in given:
                        yield from _clauses(self._texts(reason, scope))
                case ast.Attribute(attr="give_up"):
                    yield from _clauses(self._texts(call.args[0], scope))
        for name, value in _assigned(self._tree.body):
            if name == "_REASONS":  # a table, each row of which ends in one
                rows = value.elts if isinstance(value, ast.Tuple) else []
                yield from _clauses(ast.literal_eval(row)[-1] for row in rows)

    def terms(self) -> Iterator[tuple[str, str]]:
        """Give the texts that a placeholder of this module's messages may stand for, with the placeholder's name."""
        names = {found.strip("{}").partition(":")[0] for text in self._said() for found in PLACEHOLDER.findall(text)}
        for name, value in _assigned(self._tree.body):
            context = name.removeprefix("_").lower()
            if name == f"_{context.upper()}" and context in names:
                match value:
                    case ast.Dict(values=texts) | ast.Tuple(elts=texts):
                        yield from (
                            (context, text.value)
                            for text in texts
                            if isinstance(text, ast.Constant) and isinstance(text.value, str)
                        )

    def _said(self) -> Iterator[str]:
        for scope, call in self._calls():
            match call.func:
                case ast.Attribute(value=ast.Name(id="Finding"), attr=attr) if attr in OF_A_FINDING:
                    yield from self._texts(call.args[0], scope)

    def _calls(self) -> Iterator[tuple[ast.AST, ast.Call]]:
        """Give the calls with the function that each stands in, the outermost one."""
        for statement in self._tree.body:
            for node in ast.walk(statement):
                if isinstance(node, ast.Call):
                    yield statement, node

    def _texts(self, expression: ast.AST, scope: ast.AST) -> list[str]:
        """Give every text that an expression may come to."""
        match expression:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.JoinedStr(values=parts):
                return ["".join(joined) for joined in product(*(self._texts(part, scope) for part in parts))]
            case ast.FormattedValue(value=value):
                return self._texts(value, scope)
            case ast.IfExp(body=one, orelse=other):
                return self._texts(one, scope) + self._texts(other, scope)
            case ast.Name(id=name):
                inside = [value for target, value in _assigned(ast.walk(scope)) if target == name]
                values = inside or [value for target, value in _assigned(self._tree.body) if target == name]
                return [text for value in values for text in self._texts(value, scope)] or [NOT_OURS]
            case ast.Call(func=ast.Name(id=name)) if name in self._functions:
                function = self._functions[name]
                returned = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
                return [text for value in returned for text in self._texts(value, function)] or [NOT_OURS]
        return [NOT_OURS]


def _assigned(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for node in nodes:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _paired(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _paired(target, value)


def _paired(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, other in zip(targets, values, strict=True):
                yield from _paired(one, other)


def _clauses(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from filter(is_translatable, clauses(text))


def template() -> Catalog:
    """Make the template of all catalogues."""
    catalog = Catalog(domain=DOMAIN, charset="utf-8", fuzzy=False)
    for entry in entries():
        catalog.add(entry.text, locations=[(entry.where, 0)], auto_comments=entry.comments, context=entry.context)
    return catalog


def updated(language: str, newest: Catalog) -> Catalog:
    """Read the catalogue of a language and bring it up to date."""
    path = catalogue_path(language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, domain=DOMAIN)
    else:
        catalog = Catalog(locale=language, domain=DOMAIN, fuzzy=False)
    catalog.update(newest, no_fuzzy_matching=True, update_creation_date=False)
    return catalog


def catalogue_path(language: str) -> Path:
    """Say where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def as_text(catalog: Catalog, path: Path) -> bytes:
    """Write a catalogue so that only what is said makes a difference: sorted, without line numbers and dates.

    The comments at the top of the file stay as they are there.
    """
    written = BytesIO()
    write_po(written, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    top = path.read_bytes().partition(_FIRST)[0] if path.exists() else b""
    return top + _FIRST + _NOISE.sub(b"", written.getvalue().partition(_FIRST)[2])


def files() -> dict[Path, bytes]:
    """Give every file as it should be."""
    newest = template()
    given = {TEMPLATE: as_text(newest, TEMPLATE)}
    for path, catalog in ((catalogue_path(one), updated(one, newest)) for one in LANGUAGES if one != SOURCE_LANGUAGE):
        given[path] = as_text(catalog, path)
    return given


def main(arguments: list[str]) -> int:
    """Write the catalogues, or check them."""
    given = files()
    wrong = [path for path, text in given.items() if not path.exists() or path.read_bytes() != text]
    for path in wrong:
        sys.stdout.write(f"{named(path)}\n")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(given[path])
    for path, text in given.items():
        left = [] if path == TEMPLATE else [one.id for one in read_po(BytesIO(text)) if one.id and not _whole(one)]
        sys.stdout.writelines(f"{named(path)}: not translated: {text!r}\n" for text in left)
    return int(bool(wrong) and "--check" in arguments)


def _whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

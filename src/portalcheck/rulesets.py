"""Load a ruleset, by name or path, and spell it out: profile chosen, families expanded, overrides applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from portalcheck.errors import UsageError, nearest
from portalcheck.model.portal import CriterionOverride, RulesetUse
from portalcheck.model.ruleset import Change, Criterion, CriterionEntry, Ruleset, RulesetFile
from portalcheck.rule_format import Check, Rule
from portalcheck.yaml_file import YamlFile, say

FILE_NAME = "ruleset.yaml"
_STATED = re.compile(rb"^id:[ \t]+([a-z0-9][a-z0-9-]*)[ \t]*(?:#.*)?\r?$", re.MULTILINE)


class Reference(NamedTuple):
    """What `ID[:PROFILE][@EDITION]` names; `id` may be a path."""

    id: str
    profile: str | None
    edition: str | None

    @classmethod
    def parse(cls, text: str, place: str = "") -> "Reference":
        """Read a reference; whether it exists is not asked here. `place` begins the message of an error."""
        match = re.fullmatch(
            r"(?P<id>[^@]+?)(?::(?P<profile>[A-Za-z0-9.-]+))?(?:@(?P<edition>[^@/\\]+))?", text.strip()
        )
        if not match:
            raise UsageError(f"{place}{text!r} is not a ruleset; write ID[:PROFILE][@EDITION] or a path.")
        return cls(match["id"], match["profile"], match["edition"])

    @property
    def is_path(self) -> bool:
        """Whether it names a file or a folder rather than an installed ruleset."""
        return "/" in self.id or "\\" in self.id or self.id.endswith((".yaml", ".yml"))


def read(folder: Path) -> tuple[YamlFile, RulesetFile]:
    """Read a ruleset as data, from its folder or its file; no code of that folder runs."""
    path = folder / FILE_NAME if folder.is_dir() else folder
    document = YamlFile(path)
    return document, document.parse(RulesetFile)


def id_of(folder: Path) -> str:
    """Give the id of a ruleset, from the line that states it: to read every installed one whole takes a second."""
    path = folder / FILE_NAME if folder.is_dir() else folder
    stated = _STATED.findall(path.read_bytes()) if path.is_file() else []
    return stated[0].decode() if len(stated) == 1 else read(folder)[1].id


def resolve(
    use: RulesetUse, known: Mapping[str, Path], rules: Mapping[str, Rule], base: Path
) -> tuple[Ruleset, list[Check]]:
    """Find a ruleset and make it ready to be judged by.

    Raises UsageError naming file, line, criterion and field, or the nearest names.
    """
    place = place_of(use)
    reference = Reference.parse(use.use, place)
    document, data = read(_find(reference, known, base, place))
    profile = _profile(reference, data, place)
    _check_edition(reference, data, place)
    mistakes: list[str] = []
    positions: dict[str, int] = {}
    wanted = frozenset(data.profiles[profile].tags) if profile else None
    entries = _spelled_out(document, data, known, wanted, mistakes)
    criteria = list(_criteria(document, data, entries, rules, mistakes, positions))
    criteria, changes = _overridden(criteria, use, rules, mistakes)
    if not criteria and not mistakes:
        raise UsageError(f"{place}ruleset {use.use}: no criterion is left to judge by.")
    checks = []
    ruleset = Ruleset(
        id=data.id,
        path=reference.id if reference.is_path else None,
        edition=data.edition,
        profile=profile,
        label=data.id,
        title=data.title,
        sources=data.sources,
        categories=data.categories,
        grades=data.grades,
        score_note=data.score_note,
        criteria=tuple(criteria),
        changes=tuple(changes),
        gate=data.gate if use.fail_on is None else data.gate.model_copy(update={"fail_on": use.fail_on}),
        waivers=use.waivers,
    )
    for criterion in criteria:
        rule = rules[criterion.rule]
        try:
            checks.append(Check(ruleset, criterion, rule, rule.params.model_validate(criterion.params)))
        except ValidationError as error:
            changed = use.criteria[criterion.id].params if criterion.id in use.criteria else {}
            for fault in error.errors():
                if fault["loc"] and fault["loc"][0] in changed:
                    where = place_of(use, "criteria", criterion.id, "params", *fault["loc"])
                else:
                    where = f"{document.at('criteria', positions[criterion.id], 'params', *fault['loc'])}: "
                mistakes.append(f"{where}criterion {criterion.id}: {say(fault, rule.params, fault['loc'])}")
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return ruleset, checks


def place_of(use: RulesetUse, *keys: str | int) -> str:
    """Say where a portal file names a ruleset; where none does, as on the command line, nothing."""
    at = getattr(use, "at", None)
    return f"{at(*keys)}: " if at else ""


def _find(reference: Reference, known: Mapping[str, Path], base: Path, place: str) -> Path:
    if reference.is_path:
        path = (base / reference.id).resolve()
        if not path.exists():
            raise UsageError(f"{place}ruleset {reference.id}: there is no such file or folder ({path}).")
        return path
    if reference.id not in known:
        raise UsageError(
            f"{place}unknown ruleset {reference.id!r}; installed: {', '.join(sorted(known)) or 'none'}."
            f"{nearest(reference.id, known)}"
        )
    return known[reference.id]


def _profile(reference: Reference, data: RulesetFile, place: str) -> str | None:
    if reference.profile is None:
        return data.default_profile
    if reference.profile not in data.profiles:
        raise UsageError(
            f"{place}ruleset {data.id} has no profile {reference.profile!r}; "
            f"it has: {', '.join(data.profiles) or 'none'}.{nearest(reference.profile, data.profiles)}"
        )
    return reference.profile


class _Entry(NamedTuple):
    """An entry where it stands, and the tags to choose by; those of another ruleset stand where it is named."""

    position: int
    asked: CriterionEntry
    wanted: frozenset[str] | None


def _spelled_out(
    document: YamlFile,
    data: RulesetFile,
    known: Mapping[str, Path],
    wanted: frozenset[str] | None,
    mistakes: list[str],
) -> Iterator[_Entry]:
    for position, entry in enumerate(data.criteria):
        if entry.ruleset is None:
            yield _Entry(position, entry, wanted)
            continue
        place = f"{document.at('criteria', position, 'ruleset')}: "
        try:
            other, profile = _other(Reference.parse(entry.ruleset, place), known, document.path.parent, place)
        except UsageError as error:
            mistakes.append(str(error))
            continue
        chosen = frozenset(other.profiles[profile].tags) if profile else wanted
        here = {name: getattr(entry, name) for name in ("source", "clause", "category", "points", "required")}
        yield from (_Entry(position, one.model_copy(update=here), chosen) for one in other.criteria)


def _other(reference: Reference, known: Mapping[str, Path], base: Path, place: str) -> tuple[RulesetFile, str | None]:
    """Read a ruleset that another builds on, and its profile where one is named."""
    data = read(_find(reference, known, base, place))[1]
    _check_edition(reference, data, place)
    if any(one.ruleset for one in data.criteria):
        raise UsageError(f"{place}ruleset {data.id} builds on another itself; name that one here as well.")
    return data, _profile(reference, data, place) if reference.profile else None


def _check_edition(reference: Reference, data: RulesetFile, place: str) -> None:
    if reference.edition not in (None, data.edition):
        raise UsageError(
            f"{place}ruleset {data.id}: edition {reference.edition} is not installed; installed: {data.edition}."
        )


def _criteria(
    document: YamlFile,
    data: RulesetFile,
    entries: Iterable[_Entry],
    rules: Mapping[str, Rule],
    mistakes: list[str],
    positions: dict[str, int],
) -> Iterator[Criterion]:
    for position, entry, wanted in entries:
        place = ("criteria", position)
        if entry.source not in data.sources and not (entry.source is None and len(data.sources) == 1):
            said = f"unknown source {entry.source!r}" if entry.source else "no source is given"
            mistakes.append(
                f"{document.at(*place, 'source')}: {said}; known: {', '.join(data.sources)}."
                f"{nearest(entry.source or '', data.sources)}"
            )
            continue
        source = entry.source or next(iter(data.sources))
        categories = [category.id for category in data.categories]
        if entry.category and entry.category not in categories:
            mistakes.append(
                f"{document.at(*place, 'category')}: unknown category {entry.category!r}; "
                f"known: {', '.join(categories) or 'none'}.{nearest(entry.category, categories)}"
            )
        for rule in _entry_rules(document, place, entry, rules, mistakes):
            if wanted is not None and not wanted & set(entry.tags if entry.rule else rule.tags):
                continue
            criterion = entry.id or rule.id
            if criterion in positions:
                mistakes.append(f"{document.at(*place)}: criterion {criterion} stands twice; ids must be unique.")
                continue
            positions[criterion] = position
            yield Criterion(
                id=criterion,
                rule=rule.id,
                params=entry.params,
                source=source,
                clause=entry.clause,
                title=entry.title,
                category=entry.category,
                points=entry.points,
                required=entry.required,
                severity=entry.severity or rule.severity,
                mode=entry.mode,
            )


def _entry_rules(
    document: YamlFile,
    place: tuple[str, int],
    entry: CriterionEntry,
    rules: Mapping[str, Rule],
    mistakes: list[str],
) -> list[Rule]:
    if entry.rule:
        if entry.rule not in rules:
            mistakes.append(
                f"{document.at(*place, 'rule')}: unknown rule {entry.rule!r}; `portalcheck rules` lists them."
                f"{nearest(entry.rule, rules)}"
            )
            return []
        return [rules[entry.rule]]
    family = [rule for rule in rules.values() if rule.family == entry.family]
    if not family:
        families = {rule.family for rule in rules.values()}
        mistakes.append(
            f"{document.at(*place, 'family')}: unknown family {entry.family!r}; "
            f"known: {', '.join(sorted(families))}.{nearest(entry.family or '', families)}"
        )
        return []
    names = {rule.id.partition("/")[2] for rule in family}
    mistakes += [
        f"{document.at(*place, 'except')}: no rule {entry.family}/{name}.{nearest(name, names)}"
        for name in entry.leave_out
        if name not in names
    ]
    chosen = [
        rule
        for rule in family
        if set(entry.tags) & set(rule.tags)
        and rule.id.partition("/")[2] not in entry.leave_out
        and "experimental" not in rule.tags
    ]
    if not chosen:
        tags = sorted({tag for rule in family for tag in rule.tags})
        mistakes.append(
            f"{document.at(*place, 'tags')}: no rule of the family {entry.family} has one of these tags; "
            f"known: {', '.join(tags)}."
        )
    return chosen


def _overridden(
    criteria: list[Criterion], use: RulesetUse, rules: Mapping[str, Rule], mistakes: list[str]
) -> tuple[list[Criterion], list[Change]]:
    """Give the criteria as the portal wants them, and what it changed about what they ask."""
    names = [criterion.id for criterion in criteria]
    named: list[tuple[str, tuple[str | int, ...]]] = [(name, ("criteria", name)) for name in use.criteria]
    named += [(waiver.criterion, ("waivers", at, "criterion")) for at, waiver in enumerate(use.waivers)]
    for name, keys in named:
        if name not in names:
            mistakes.append(
                f"{place_of(use, *keys)}ruleset {use.use} has no criterion {name!r}; "
                f"`portalcheck rulesets {use.use}` lists them.{nearest(name, names)}"
            )
    kept, changes = [], []
    for criterion in criteria:
        asked = use.criteria.get(criterion.id, CriterionOverride())
        before = _before(criterion, rules[criterion.rule], asked.params)
        if asked.skip or before:
            params = {name: asked.params[name] for name in before}
            changes.append(
                Change(criterion=criterion, skipped=asked.skip, before=before, params=params, reason=asked.reason or "")
            )
        if not asked.skip:
            update: dict[str, Any] = {"params": {**criterion.params, **asked.params}}
            if asked.severity:
                update["severity"] = asked.severity
            kept.append(criterion.model_copy(update=update))
    return kept, changes


def _before(criterion: Criterion, rule: Rule, params: Mapping[str, Any]) -> dict[str, Any]:
    """Give what stood in the place of those parameters that are really other ones."""
    fields = rule.params.model_fields
    standing = {name: field.get_default(call_default_factory=True) for name, field in fields.items()} | criterion.params
    standing = {name: list(value) if isinstance(value, tuple) else value for name, value in standing.items()}
    return {name: standing.get(name) for name, value in params.items() if standing.get(name) != value}

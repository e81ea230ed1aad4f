"""Load a ruleset, by name or by path, and spell it out: profile chosen, families expanded, overrides applied."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from portalcheck.errors import UsageError, nearest
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import Criterion, CriterionEntry, Ruleset, RulesetFile
from portalcheck.rule import Check, Rule
from portalcheck.yaml_file import YamlFile

FILE_NAME = "ruleset.yaml"


class Reference(NamedTuple):
    """What `ID[:PROFILE][@EDITION]` names; `id` may be a path."""

    id: str
    profile: str | None
    edition: str | None

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """Read a reference; whether it exists is not asked here."""
        match = re.fullmatch(r"(?P<id>[^@]+?)(?::(?P<profile>[A-Za-z0-9.-]+))?(?:@(?P<edition>[^@/\\]+))?", text.strip())
        if not match:
            raise UsageError(f"{text!r} is not a ruleset; write ID[:PROFILE][@EDITION] or a path.")
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


def installed(folders: Iterable[Path]) -> dict[str, Path]:
    """Name the folders that plugins brought by the ids that their files give."""
    return {read(folder)[1].id: folder for folder in folders}


def resolve(
    use: RulesetUse, known: Mapping[str, Path], rules: Mapping[str, Rule], base: Path
) -> tuple[Ruleset, list[Check]]:
    """Find a ruleset and make it ready to be judged by.

    Raises UsageError naming file, line, criterion and field, or the nearest names.
    """
    reference = Reference.parse(use.use)
    folder = _find(reference, known, base)
    document, data = read(folder)
    profile = _profile(reference, data)
    if reference.edition not in (None, data.edition):
        raise UsageError(
            f"ruleset {data.id}: edition {reference.edition} is not installed; installed: {data.edition}."
        )
    mistakes: list[str] = []
    criteria = list(_criteria(document, data, rules, profile, mistakes))
    criteria = list(_overridden(criteria, use, data.id, mistakes))
    checks = []
    ruleset = Ruleset(
        id=data.id,
        edition=data.edition,
        profile=profile,
        label=data.id,
        title=data.title,
        sources=data.sources,
        categories=data.categories,
        criteria=tuple(criteria),
        gate=data.gate if use.fail_on is None else data.gate.model_copy(update={"fail_on": use.fail_on}),
        waivers=use.waivers,
    )
    for criterion in criteria:
        rule = rules[criterion.rule]
        try:
            checks.append(Check(ruleset, criterion, rule, rule.params.model_validate(criterion.params)))
        except ValidationError as error:
            accepted = ", ".join(rule.params.model_fields) or "none"
            mistakes += [
                f"{document.path}: criterion {criterion.id}: params.{'.'.join(map(str, fault['loc']))}: "
                f"{fault['msg']}; {rule.id} accepts: {accepted}."
                for fault in error.errors()
            ]
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return ruleset, checks


def _find(reference: Reference, known: Mapping[str, Path], base: Path) -> Path:
    if reference.is_path:
        path = (base / reference.id).resolve()
        if not path.exists():
            raise UsageError(f"ruleset {reference.id}: there is no such file or folder ({path}).")
        return path
    if reference.id not in known:
        raise UsageError(
            f"unknown ruleset {reference.id!r}; installed: {', '.join(sorted(known)) or 'none'}."
            f"{nearest(reference.id, known)}"
        )
    return known[reference.id]


def _profile(reference: Reference, data: RulesetFile) -> str | None:
    if reference.profile is None:
        return data.default_profile
    if reference.profile not in data.profiles:
        raise UsageError(
            f"ruleset {data.id} has no profile {reference.profile!r}; "
            f"it has: {', '.join(data.profiles) or 'none'}.{nearest(reference.profile, data.profiles)}"
        )
    return reference.profile


def _criteria(
    document: YamlFile,
    data: RulesetFile,
    rules: Mapping[str, Rule],
    profile: str | None,
    mistakes: list[str],
) -> Iterator[Criterion]:
    wanted = set(data.profiles[profile].tags) if profile else None
    seen: set[str] = set()
    for position, entry in enumerate(data.criteria):
        place = ("criteria", position)
        if entry.source not in data.sources and not (entry.source is None and len(data.sources) == 1):
            mistakes.append(
                f"{document.at(*place, 'source')}: source {entry.source!r} is not among the sources: "
                f"{', '.join(data.sources)}.{nearest(str(entry.source), data.sources)}"
            )
            continue
        source = entry.source or next(iter(data.sources))
        if entry.category and entry.category not in {category.id for category in data.categories}:
            mistakes.append(f"{document.at(*place, 'category')}: category {entry.category!r} is not among the categories.")
        for rule in _entry_rules(document, place, entry, rules, mistakes):
            if wanted is not None and not wanted & set(entry.tags if entry.rule else rule.tags):
                continue
            criterion = entry.id or rule.id
            if criterion in seen:
                mistakes.append(f"{document.at(*place)}: criterion {criterion} stands twice; ids must be unique.")
                continue
            seen.add(criterion)
            yield Criterion(
                id=criterion,
                rule=rule.id,
                params=entry.params,
                source=source,
                title=entry.title,
                category=entry.category,
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
            mistakes.append(f"{document.at(*place, 'rule')}: unknown rule {entry.rule!r}.{nearest(entry.rule, rules)}")
            return []
        return [rules[entry.rule]]
    family = [rule for rule in rules.values() if rule.family == entry.family]
    if not family:
        families = {rule.family for rule in rules.values()}
        mistakes.append(
            f"{document.at(*place, 'family')}: unknown family {entry.family!r}; known: {', '.join(sorted(families))}."
        )
    names = {rule.id.partition("/")[2] for rule in family}
    for name in entry.leave_out:
        if name not in names:
            mistakes.append(f"{document.at(*place, 'except')}: no rule {entry.family}/{name}.{nearest(name, names)}")
    return [
        rule
        for rule in family
        if set(entry.tags) & set(rule.tags)
        and rule.id.partition("/")[2] not in entry.leave_out
        and "experimental" not in rule.tags
    ]


def _overridden(
    criteria: list[Criterion], use: RulesetUse, ruleset: str, mistakes: list[str]
) -> Iterator[Criterion]:
    names = [criterion.id for criterion in criteria]
    for name in (*use.criteria, *(waiver.criterion for waiver in use.waivers)):
        if name not in names:
            mistakes.append(f"ruleset {use.use}: it has no criterion {name!r}.{nearest(name, names)}")
    for criterion in criteria:
        change = use.criteria.get(criterion.id)
        if change is None:
            yield criterion
        elif not change.skip:
            update: dict[str, Any] = {"params": {**criterion.params, **change.params}}
            if change.severity:
                update["severity"] = change.severity
            yield criterion.model_copy(update=update)

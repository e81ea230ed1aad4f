"""Read a journey: its mistakes are told with file, line, step and action, before any page is opened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portalcheck.errors import UsageError, nearest
from portalcheck.model.journey import Action, Fill, Journey, placeholders
from portalcheck.model.portal import Account
from portalcheck.people import FIELDS
from portalcheck.yaml_file import YamlFile

ACCOUNT_FIELDS = ("username", "password")


@dataclass(frozen=True)
class WrittenJourney:
    """A journey and the folder that its files lie in."""

    journey: Journey
    folder: Path


def read_journey(path: Path, accounts: Mapping[str, Account]) -> WrittenJourney:
    """Read one. `accounts` are those of the portal file. Raises UsageError with one line for each mistake."""
    document = YamlFile(path)
    journey = document.parse(Journey)
    mistakes = list(_mistakes(document, journey, accounts, path.parent))
    if mistakes:
        raise UsageError("\n".join(mistakes))
    return WrittenJourney(journey, path.parent)


def _mistakes(document: YamlFile, journey: Journey, accounts: Mapping[str, Account], folder: Path) -> Iterator[str]:
    if journey.account and journey.account not in accounts:
        yield (
            f"{document.at('account')}: unknown account {journey.account}; the portal file names "
            f"{', '.join(accounts) or 'none'}.{nearest(journey.account, accounts)}"
        )
    if "account" in journey.people:
        yield f"{document.at('people', 'account')}: a person must not be called account."
    known = {f"{name}.{field}" for name in journey.people for field in FIELDS}
    if journey.account:
        known |= {f"account.{field}" for field in ACCOUNT_FIELDS}
    for number, step in enumerate(journey.steps):
        for position, action in enumerate(step.do):
            place = ("steps", number, "do", position)
            for key, text in action.words.items():
                keys = (action.verb, *key.split(".")) if key else (action.verb,)
                for first, second in placeholders(text):
                    name = f"{first}.{second}" if second else first
                    if name not in known:
                        yield f"{document.at(*place, *keys)}: {_unknown(name, known)}"
            yield from _secrets_in_the_open(document, action, place)
            if action.upload and "{" not in action.upload.file and not (folder / action.upload.file).is_file():
                yield f"{document.at(*place, 'upload', 'file')}: there is no file {folder / action.upload.file}."
            if action.extract:
                known.add(action.extract.into)
    if not any(action.verb == "open" for action in journey.steps[0].do):
        yield f"{document.at('steps', 0, 'do')}: the first step must `open` an address of the portal."


def _secrets_in_the_open(document: YamlFile, action: Action, place: tuple[str | int, ...]) -> Iterator[str]:
    """A password is used to sign in, and nowhere that it could be seen."""
    for key, text in action.words.items():
        secret = any(name == "account" and field == "password" for name, field in placeholders(text))
        if secret and not (isinstance(action.fill, Fill) and key == "value" and not action.fill.public):
            yield (
                f"{document.at(*place, action.verb)}: {{account.password}} may stand in the `value` of a `fill` only, "
                "and that one must not be `public`."
            )


def _unknown(name: str, known: set[str]) -> str:
    if name.startswith("account."):
        return f"{{{name}}} is not known; name an `account` of the portal file, with its username and password."
    ready = sorted(known)
    shown = ", ".join(ready[:12]) + (" …" if len(ready) > 12 else "")
    return f"{{{name}}} is not known at this step; known: {shown or 'nothing'}.{nearest(name, ready)}"

"""Language tags: whether the primary subtag is one that the IANA registry lists."""

from functools import cache

from langcodes.registry_parser import parse_registry

_SPACE = " \t\n\r\f"


def primary_subtag(tag: str) -> str:
    """Give what stands before the first hyphen, in lower case."""
    return tag.strip(_SPACE).partition("-")[0].lower()


def is_registered(subtag: str) -> bool:
    """Say whether the registry lists a language by this subtag; `eng` is none there, since `en` is."""
    return subtag.lower() in _registered() or _is_private(subtag.lower())


@cache
def _registered() -> frozenset[str]:
    languages = (entry for entry in parse_registry() if entry["Type"] == "language")  # type: ignore[no-untyped-call]
    return frozenset(entry["Subtag"] for entry in languages if ".." not in entry["Subtag"])


def _is_private(subtag: str) -> bool:
    """Say whether it is of the range that the registry keeps for private use, `qaa..qtz`."""
    return len(subtag) == 3 and subtag.isascii() and subtag.isalpha() and "qaa" <= subtag <= "qtz"

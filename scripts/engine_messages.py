"""Hold the texts of `src/portalcheck/locale/axe` against the messages of the installed axe engine.

    python scripts/engine_messages.py           list the engine's messages, each with its place
    python scripts/engine_messages.py --write   note in english.json, by digests, the messages that were translated
    python scripts/engine_messages.py --check   end with 1 where a locale has not exactly the engine's messages

The files of the languages have axe's locale format and are written by hand. After another engine is installed, --check
names what is new, gone or worded differently; once the languages follow, --write notes it.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from portalcheck.gather import browser
from portalcheck.gather.axe import engine
from portalcheck.gather.pool import Pool
from portalcheck.model.engine_words import digest
from portalcheck.report.engine_words import PLACEHOLDER, flat
from portalcheck.report.translations import LANGUAGES, SOURCE_LANGUAGE

LOCALE = Path(__file__).parents[1] / "src" / "portalcheck" / "locale" / "axe"
OTHERS = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
MESSAGES = """() => {
  const { rules, checks, incompleteFallbackMessage } = axe._audit.data;
  const sorted = (table, chosen) =>
    Object.fromEntries(Object.keys(table).sort().map((key) => [key, chosen(table[key])]));
  return {
    rules: sorted(rules, ({ description, help }) => ({ description, help })),
    checks: sorted(checks, ({ messages }) => messages),
    incompleteFallbackMessage,
  };
}"""


def read_messages() -> dict[str, Any]:
    """Ask the installed engine, in a blank page, for all that it can say."""
    pool = Pool(browser.find())

    async def ask() -> dict[str, Any]:
        async with pool.blank() as tab:
            top = await tab.main()
            await tab.inject("axe", engine()[0], top)
            messages: dict[str, Any] = await tab.evaluate(MESSAGES, frame=top)
            return messages

    try:
        return pool.submit(ask()).result()
    finally:
        pool.close()


def digests(messages: Any) -> Any:
    """Put its digest in the place of each message."""
    if isinstance(messages, str):
        return digest(messages)
    return {key: digests(inner) for key, inner in messages.items()}


def noted(messages: Mapping[str, Any]) -> str:
    """Write english.json."""
    return json.dumps({"engine": engine()[1], **digests(messages)}, indent=1) + "\n"


def read(name: str) -> dict[str, str]:
    """Read one of the files, each message by its place."""
    locale = json.loads((LOCALE / f"{name}.json").read_text("utf-8"))
    return {place: text for place, text in flat(locale) if place not in {"lang", "engine"}}


def mistakes(messages: Mapping[str, Any]) -> Iterator[str]:
    """Name what is not as the engine has it."""
    asked = dict(flat(messages))
    for language in OTHERS:
        given = read(language)
        yield from (f"{language}.json: missing: {place}: {asked[place]!r}" for place in asked if place not in given)
        yield from (f"{language}.json: left over: {place}" for place in given if place not in asked)
        for place in asked.keys() & given.keys():
            if sorted(PLACEHOLDER.findall(asked[place])) != sorted(PLACEHOLDER.findall(given[place])):
                yield f"{language}.json: other placeholders: {place}: {asked[place]!r}, {given[place]!r}"
    known = read("english")
    for place, text in asked.items():
        if known.get(place) != digest(text):
            yield f"english.json: not what the engine says: {place}: {text!r}"
    if (LOCALE / "english.json").read_text("utf-8") != noted(messages):
        yield "english.json: not as --write writes it"


def main(arguments: list[str]) -> int:
    """List the messages, note them, or check the languages."""
    messages = read_messages()
    if "--write" in arguments:
        (LOCALE / "english.json").write_text(noted(messages), encoding="utf-8")
    elif "--check" in arguments:
        found = sorted(mistakes(messages))
        sys.stdout.writelines(f"{mistake}\n" for mistake in found)
        return int(bool(found))
    else:
        sys.stdout.writelines(f"{place}: {text}\n" for place, text in flat(messages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The house rules as tests. What they look at: the sources, the rules of our own, the installed rulesets."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "portalcheck"
MODULES = sorted(SOURCE.rglob("*.py"))
BROUGHT = sorted([*ROOT.glob("rulesets/*/src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")])
"""The modules of rulesets and plugins, which see public names only."""


def named(path: Path) -> str:
    """Name a file in test ids and messages."""
    return path.relative_to(ROOT).as_posix()

"""The texts of the portal that are data: services, questions and answers."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


def load(name: str) -> Any:
    """Read one YAML file of this folder."""
    return YAML(typ="safe", pure=True).load(files(__name__).joinpath(name).read_text("utf-8"))


def names(folder: str) -> list[str]:
    """List the YAML files of a folder, without their endings, in the order of their names."""
    entries = files(__name__).joinpath(folder).iterdir()
    return sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml"))

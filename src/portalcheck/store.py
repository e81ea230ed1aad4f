"""Visits and pictures on disk: artifacts content-addressed and compressed, one small manifest a visit.

DIR/plan.json                   what the run was asked, so that it can be judged again
DIR/visits/KEY.json             subject, device, load, and the digest of each artifact
DIR/artifacts/SHA256.json.gz    an artifact; equal ones are kept once
DIR/evidence/SHA256.webp        a picture
DIR/evidence/SHA256.json.gz     a report of a tool that measured a page itself
DIR/assertions/KEY.jsonl        what was judged, one assertion a line
"""

import contextlib
import gzip
import hashlib
import json
import os
import re
import shutil
import struct
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from filelock import AsyncFileLock, FileLock
from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from portalcheck.errors import UsageError
from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Assertion, Evidence
from portalcheck.model.subject import VisitKey
from portalcheck.model.visit import Visit

OWNED = ("visits", "artifacts", "evidence", "assertions", "locks")
OWNED_FILES = (
    "plan.json", "report.json", "index.html", "junit.xml", "findings.csv", "results.sarif", "summary.md",
)  # fmt: skip


class Store:
    """One results folder. `kinds` maps artifact names to their types."""

    def __init__(self, folder: Path, kinds: Mapping[str, type[Artifact]]) -> None:
        self.folder = folder
        self._kinds = kinds
        self._at_work: AsyncFileLock | None = None

    def begin(self, run: str) -> None:
        """Start a run, or join it where another process has started it already."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / ".portalcheck-run"
        with FileLock(self.folder / ".portalcheck-lock"):
            if not mark.exists() or mark.read_text("utf-8") != run:
                self.clear()
                mark.write_text(run, "utf-8")

    def clear(self) -> None:
        """Make room for a new run: take away what an earlier run left here, and nothing else."""
        for name in OWNED:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in OWNED_FILES:
            (self.folder / name).unlink(missing_ok=True)
        self.folder.mkdir(parents=True, exist_ok=True)

    @contextlib.asynccontextmanager
    async def lock(self, what: VisitKey | str) -> AsyncIterator[None]:
        """Let one at a time make a visit, or use what is named; the others wait, and keep no other visit waiting."""
        path = self.folder / "locks" / f"{_slug(what)}.lock"
        path.parent.mkdir(parents=True, exist_ok=True)
        async with AsyncFileLock(path, thread_local=False, run_in_executor=False, poll_interval=0.05):
            yield

    @contextlib.asynccontextmanager
    async def beside_others(self) -> AsyncIterator[None]:
        """Look at a page while other workers do the same, unless one of them has to be `alone`."""
        if self._at_work is None:
            path = self.folder / "locks" / "at-work" / f"{os.getpid()}-{id(self)}.lock"
            path.parent.mkdir(parents=True, exist_ok=True)
            self._at_work = AsyncFileLock(path, thread_local=False, run_in_executor=False, poll_interval=0.05)
        async with self._at_work:
            yield

    @contextlib.asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Wait until no other worker looks at a page, and keep them all waiting meanwhile."""
        async with self.lock("alone"), contextlib.AsyncExitStack() as others:
            for path in sorted((self.folder / "locks" / "at-work").glob("*.lock")):
                if path.name != f"{os.getpid()}-{id(self)}.lock":
                    lock = AsyncFileLock(path, thread_local=False, run_in_executor=False, poll_interval=0.05)
                    await others.enter_async_context(lock)
            yield

    def save(self, visit: Visit) -> None:
        """Write a visit; its manifest comes last, so that a visit is whole or not there."""
        artifacts: dict[str, Any] = {}
        for name, artifact in sorted(visit.artifacts.items()):
            if isinstance(artifact, Missing):
                artifacts[name] = {"missing": artifact.model_dump(mode="json")}
            else:
                text = _as_json(artifact)
                artifacts[name] = {"sha256": self._keep(text), "schema_version": artifact.schema_version}
        manifest = visit.model_dump(mode="json", exclude={"artifacts"}) | {"artifacts": artifacts}
        _write(self._manifest(visit.key), json.dumps(manifest, ensure_ascii=False, indent=1))

    def load(self, key: VisitKey, only: Collection[str] | None = None) -> Visit | None:
        """Read a visit; None where it was not made. An artifact of another schema version is missing.

        `only` names the artifacts that are read; all are, where it is None.
        """
        path = self._manifest(key)
        return self._read(path, only) if path.exists() else None

    def holds(self, key: VisitKey) -> bool:
        """Tell whether a visit was made."""
        return self._manifest(key).exists()

    def summaries(self) -> Iterator[Visit]:
        """Read every visit, in the order of their names, with what is missing but without the artifacts."""
        for path in sorted((self.folder / "visits").glob("*.json")):
            yield self._read(path, only=())

    def keep_picture(self, picture: bytes) -> Evidence:
        """Keep a WebP picture under its digest."""
        digest = hashlib.sha256(picture).hexdigest()
        path = self.folder / "evidence" / f"{digest}.webp"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)
        width, height = _webp_size(picture)
        return Evidence(path=f"evidence/{path.name}", media_type="image/webp", width=width, height=height)

    def keep_report(self, report: bytes) -> str:
        """Keep a JSON report under its digest, packed. Gives its path in the results folder."""
        path = Path("evidence") / f"{hashlib.sha256(report).hexdigest()}.json.gz"
        if not (self.folder / path).exists():
            _write(self.folder / path, gzip.compress(report, mtime=0))
        return path.as_posix()

    def take_pictures_of(self, other: "Store") -> None:
        """Copy the pictures of another results folder, so that this one is whole by itself."""
        if (other.folder / "evidence").exists():
            shutil.copytree(other.folder / "evidence", self.folder / "evidence", dirs_exist_ok=True)

    def save_assertions(self, key: VisitKey, assertions: Iterable[Assertion]) -> None:
        """Write what was judged of one visit."""
        lines = "".join(f"{_as_json(assertion)}\n" for assertion in assertions)
        _write(self.folder / "assertions" / f"{_slug(key)}.jsonl", lines)

    def assertions(self, key: VisitKey) -> Iterator[Assertion]:
        """Read what was judged of one visit; nothing where it was not."""
        path = self.folder / "assertions" / f"{_slug(key)}.jsonl"
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    yield Assertion.model_validate_json(line)

    def write_plan(self, plan: Mapping[str, Any]) -> None:
        """Write what the run was asked."""
        _write(self.folder / "plan.json", json.dumps(plan, ensure_ascii=False, indent=1))

    def read_plan(self) -> dict[str, Any]:
        """Read what the run was asked. Raises UsageError where the folder holds no results."""
        path = self.folder / "plan.json"
        try:
            plan: dict[str, Any] = json.loads(path.read_text("utf-8"))
        except OSError as error:
            raise UsageError(f"{self.folder}: there are no results here (no plan.json).") from error
        except ValueError as error:
            raise UsageError(f"{path}: this is not a plan of portalcheck.") from error
        return plan

    def _keep(self, text: str) -> str:
        content = text.encode()
        digest = hashlib.sha256(content).hexdigest()
        path = self.folder / "artifacts" / f"{digest}.json.gz"
        if not path.exists():
            # Level 1 and no time stamp: quick, and the same artifact gives the same bytes.
            _write(path, gzip.compress(content, compresslevel=1, mtime=0))
        return digest

    def _manifest(self, key: VisitKey) -> Path:
        return self.folder / "visits" / f"{_slug(key)}.json"

    def _read(self, path: Path, only: Collection[str] | None) -> Visit:
        try:
            manifest = json.loads(path.read_text("utf-8"))
            artifacts = {
                name: self._artifact(name, entry)
                for name, entry in manifest.pop("artifacts").items()
                if only is None or name in only or "missing" in entry
            }
            return Visit.model_validate({**manifest, "artifacts": {}}).model_copy(update={"artifacts": artifacts})
        except (OSError, ValueError, KeyError) as error:
            raise UsageError(f"{path}: this stored visit cannot be read ({type(error).__name__}: {error}).") from error

    def _artifact(self, name: str, entry: Mapping[str, Any]) -> Artifact | Missing:
        if "missing" in entry:
            return Missing.model_validate(entry["missing"])
        kind = self._kinds.get(name)
        if kind is None:
            return Missing.of("no installed gatherer makes {artifact}", "unavailable", artifact=name)
        if entry["schema_version"] not in {kind.schema_version, *kind.readable}:
            return Missing(
                reason=f"the stored {name} has schema version {entry['schema_version']}; "
                f"this portalcheck reads {kind.schema_version}",
                cause="unavailable",
            )
        content = gzip.decompress((self.folder / "artifacts" / f"{entry['sha256']}.json.gz").read_bytes())
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            raise ValueError(f"{name} was changed after it was stored")
        return kind.model_validate_json(content)


def _as_json(value: BaseModel) -> str:
    """Write a value as JSON; pages can hold lone surrogates, which UTF-8 cannot."""
    try:
        return value.model_dump_json()
    except PydanticSerializationError:
        plain = json.dumps(value.model_dump(mode="python"), ensure_ascii=False, default=str, separators=(",", ":"))
        return plain.encode("utf-8", "replace").decode("utf-8")


def _slug(key: VisitKey | str) -> str:
    """Name a visit's files: readable, safe on every file system, and unique even where letters had to be replaced."""
    name = str(key)
    safe = re.sub(r"[^A-Za-z0-9_.+-]", "-", name)[:120]
    return safe if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content.encode() if isinstance(content, str) else content)
    part.replace(path)


def _webp_size(picture: bytes) -> tuple[int, int]:
    """Read width and height from a WebP header (RFC 9649); 0×0 where it is of a form that Chromium does not write."""
    kind = picture[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", picture[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(picture[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(picture[24:27], "little") + 1, int.from_bytes(picture[27:30], "little") + 1
    return 0, 0

"""What processes cost: the CPU time of a command with all that it started, and the memory of a process tree.

Both need Linux; elsewhere there are None and nothing.
"""

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, seconds of CPU with all that it started, and how it ended."""

    seconds: float
    cpu: float | None
    code: int


def cost(command: Sequence[str], environment: Mapping[str, str], output: Path) -> Cost:
    """Run a command to its end. What it prints goes to a file."""
    adopted = _adopt_orphans()
    before = _children_cpu()
    started = time.monotonic()
    with output.open("wb") as said:
        code = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False
        ).returncode
    seconds = time.monotonic() - started
    if adopted:
        _bury_orphans()
    return Cost(seconds, _children_cpu() - before if adopted else None, code)


def _adopt_orphans() -> bool:
    """Become the parent of what a browser leaves behind, so that its CPU time counts here when it ends."""
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def _bury_orphans(seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    with suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.05)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Process:
    """A running process: its program, its own CPU time with that of its ended children, its memory in MB.

    The memory is its proportional share, so that what processes share counts once.
    """

    pid: int
    name: str
    cpu: float
    megabytes: float


def tree(root: int, *, memory: bool = True) -> list[Process]:
    """List a process and all below it; nothing where there is no /proc. Without `memory` it costs next to nothing."""
    parents: dict[int, int] = {}
    seen: dict[int, Process] = {}
    for folder in PROC.glob("[0-9]*"):
        # A process may end between the listing and the look.
        with suppress(OSError, ValueError, IndexError):
            words = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            ticks = sum(int(word) for word in words[11:15])
            pid = int(folder.name)
            parents[pid] = int(words[1])
            seen[pid] = Process(
                pid,
                (folder / "exe").readlink().name,
                ticks / os.sysconf("SC_CLK_TCK"),
                _megabytes(folder) if memory else 0,
            )
    return [process for pid, process in seen.items() if _is_below(pid, root, parents)]


def resident(pid: int) -> float:
    """Give the resident memory of a process in MB."""
    return int((PROC / str(pid) / "statm").read_text("utf-8").split()[1]) * resource.getpagesize() / 1e6


def _megabytes(folder: Path) -> float:
    lines = (folder / "smaps_rollup").read_text("utf-8").splitlines()
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


def _is_below(pid: int, root: int, parents: Mapping[int, int]) -> bool:
    while pid != root and pid in parents:
        pid = parents[pid]
    return pid == root

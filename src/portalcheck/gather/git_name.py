"""Ask git who works here."""

import subprocess


def git_name() -> str:
    """Give the `user.name` of git; empty where there is none, or no git."""
    try:
        ran = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return ran.stdout.strip()

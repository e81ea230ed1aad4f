"""Pictures inside the page: as data, up to a limit."""

import base64
from pathlib import Path

from portalcheck.model.assertion import Evidence
from portalcheck.model.subject import Device

MOST = 20_000_000  # characters of pictures in the page; the others are named by their paths
_KINDS = ("image/webp", "image/png", "image/jpeg")


class Pictures:
    """Embeds pictures until the page is as large as it may get; what is not embedded is told by its path."""

    def __init__(self, folder: Path, most: int | None = None) -> None:
        self._folder = folder.resolve()
        self._left = MOST if most is None else most
        self._most = self._left

    def __call__(self, evidence: Evidence, share: float = 1) -> str:
        """Give a data URI, or nothing where that would take more than this share of the limit."""
        path = (self._folder / evidence.path).resolve()
        # Results may come from somebody else: a path out of the folder must not be followed.
        known = evidence.media_type in _KINDS and path.is_relative_to(self._folder)
        if not known or not path.is_file():
            return ""
        if path.stat().st_size * 4 / 3 > self._left - self._most * (1 - share):
            return ""
        content = base64.b64encode(path.read_bytes()).decode()
        self._left -= len(content)
        return f"data:{evidence.media_type};base64,{content}"


def display_size(evidence: Evidence, device: Device | None) -> tuple[int, int]:
    """Give the size of a picture in CSS pixels; it was taken at the device's scale, at most 2, and those that are
    compared, or of another window, at 1.
    """
    own = not (evidence.shows or evidence.window)
    scale = min(device.scale, 2) if device and own else 1
    return max(1, round(evidence.width / scale)), max(1, round(evidence.height / scale))

"""How large texts, fields and pictures are on the device."""

from collections.abc import Iterable
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.sizes import SizedField, SizedImage, SizedText, Sizes, TextSize

_MOST = 3  # elements that are named of each size


@gatherer(effect="reversible")
async def sizes(tab: Tab) -> Sizes:
    """Ask each frame how large it lays out what it holds. Nothing is changed; the answer grows with the page."""
    source = script("sizes.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    seen, missing = await each_frame(tab, source)
    device = tab.device
    return Sizes(
        mobile=device.mobile,
        width=min(device.width, device.height),
        density=device.scale,
        scale=seen[0][1]["scale"],
        inflates=seen[0][1]["inflates"],
        texts=tuple(_merged([{**one, "frame": frame.path} for frame, said in seen for one in said["texts"]])),
        fields=tuple(SizedField(frame=frame.path, **one) for frame, said in seen for one in said["fields"]),
        images=tuple(SizedImage(frame=frame.path, **one) for frame, said in seen for one in said["images"]),
        fields_left_out=sum(said["fields_left_out"] for _, said in seen),
        images_left_out=sum(said["images_left_out"] for _, said in seen),
        missing_frames=missing,
    )


def _merged(told: list[dict[str, Any]]) -> Iterable[TextSize]:
    """Put what the frames say of one size together."""
    for size in sorted({one["size"] for one in told}):
        same = [one for one in told if one["size"] == size]
        texts = [SizedText(frame=one["frame"], **text) for one in same for text in one["most"]]
        yield TextSize(
            size=size,
            letters=sum(one["letters"] for one in same),
            elements=sum(one["elements"] for one in same),
            most=tuple(sorted(texts, key=lambda text: -text.letters)[:_MOST]),
        )

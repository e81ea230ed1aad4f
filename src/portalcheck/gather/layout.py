"""Where every element is, in columns, at the device's own width."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Layout, LayoutFrame


@gatherer(effect="passive")
async def layout(tab: Tab) -> Layout:
    """Measure all boxes of all frames, one message a frame."""
    seen, missing = await each_frame(tab, script("layout.js"))
    return Layout(
        device_width=tab.device.width,
        mobile=tab.device.mobile,
        frames=tuple(LayoutFrame(frame=frame.path, **said) for frame, said in seen),
        missing_frames=missing,
    )

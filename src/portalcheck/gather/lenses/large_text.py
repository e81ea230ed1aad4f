"""All text at 200 %, by the zoom of a desktop browser: every browser has it, and WCAG 2.0, 1.4.4 accepts it.

A window of 1280 × 1024 px holds half as many CSS px each way then, and a press falls on what lies on top.
"""

from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.zoom import ZoomParams
from portalcheck.model.subject import Device


class LargeTextLens(Lens):
    """Takes the journey as the page is looked at for text that zooming cuts off."""

    def device(self, device: Device) -> Device:
        """Keep the device's pointer."""
        zoom = ZoomParams()
        size = {"width": zoom.width * 100 // zoom.percent, "height": zoom.height * 100 // zoom.percent}
        return device.model_copy(update={**size, "scale": zoom.percent / 100, "mobile": False})

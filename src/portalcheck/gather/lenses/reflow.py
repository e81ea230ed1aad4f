"""A window of 320 × 256 CSS px: that of a person who zooms a desktop of 1280 × 1024 px to 400 % (WCAG 2.1, 1.4.10)."""

from portalcheck.gather.lenses.lens import Lens
from portalcheck.model.subject import Device


class ReflowLens(Lens):
    """Takes the journey in the smallest window that content must reflow in."""

    def device(self, device: Device) -> Device:
        """Keep the device's pointer."""
        return device.model_copy(update={"width": 320, "height": 256, "scale": 1, "mobile": False})

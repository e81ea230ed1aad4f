"""The devices that are known by name; a portal file can describe others.

No figures on what people in Viet Nam hold in their hands were read: which sizes stand here was chosen by portalcheck,
and each source says what the size itself comes from.
"""

from portalcheck.model.subject import Device

DEVICES = {
    device.name: device
    for device in (
        Device(
            name="desktop",
            width=1280,
            height=900,
            source="1280 px is the width at which WCAG 2.1, 1.4.10 Reflow, comes to 320 px at 400 %; the height was "
            "chosen by portalcheck.",
        ),
        Device(
            name="phone",
            width=360,
            height=740,
            scale=3,
            mobile=True,
            touch=True,
            source="A screen of 1080 px at 480 dpi, three to a CSS px: 360 px; the height, less the browser's bar, was "
            "chosen by portalcheck.",
        ),
        Device(
            name="small-phone",
            width=320,
            height=568,
            scale=2,
            mobile=True,
            touch=True,
            source="320 px is the width of WCAG 2.1, 1.4.10 Reflow; 320×568 at two to a CSS px is a first iPhone SE, "
            "which stands for small Androids.",
        ),
        Device(
            name="entry-phone",
            width=360,
            height=676,
            scale=2,
            mobile=True,
            touch=True,
            source="A screen of 720×1600 px (HD+) at 320 dpi, two to a CSS px: 360×800, less 124 for the bars of "
            "Android and the browser, as on a Pixel 5 (851 to 727).",
        ),
        Device(
            name="large-phone",
            width=412,
            height=765,
            scale=2.625,
            mobile=True,
            touch=True,
            source="A screen of 1080×2340 px at 420 dpi: 412×892, of which Chrome leaves 412×765 (Pixel 4a 5G, as "
            "Playwright's list of devices has it).",
        ),
        Device(
            name="old-tablet",
            width=600,
            height=960,
            scale=2,
            mobile=True,
            touch=True,
            source="A screen of 1200×1920 px at 320 dpi, two to a CSS px, held upright: a Nexus 7 of 2013, as "
            "Playwright's list of devices has it (600×960).",
        ),
        Device(
            name="tablet",
            width=768,
            height=1024,
            scale=2,
            mobile=True,
            touch=True,
            source="A 7.9 to 9.7 inch tablet held upright (768×1024).",
        ),
    )
}
DEFAULT_DEVICES = ("desktop", "phone")

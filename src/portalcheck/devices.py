"""The devices that are known by name; a portal file can describe others."""

from portalcheck.model.subject import Device

DEVICES = {
    device.name: device
    for device in (
        Device(
            name="desktop", width=1280, height=900, source="A 1366×768 or 1440×900 laptop less the browser's frame."
        ),
        Device(
            name="phone",
            width=360,
            height=740,
            scale=3,
            mobile=True,
            touch=True,
            source="The commonest width of Android phones, less the browser's bar.",
        ),
        Device(
            name="small-phone",
            width=320,
            height=568,
            scale=2,
            mobile=True,
            touch=True,
            source="The narrowest phones still in use (320×568, as the first iPhone SE).",
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

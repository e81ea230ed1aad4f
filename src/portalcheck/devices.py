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

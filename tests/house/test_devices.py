"""Each device that is known by name says where its size comes from, and the docs say the same."""

import pytest

from portalcheck.devices import DEVICES
from portalcheck.model.subject import Device
from tests.house.conftest import ROOT

PAGE = (ROOT / "docs" / "portal-file.md").read_text("utf-8")
SMALL_PHONES = {"phone": (360, 3), "small-phone": (320, 2), "entry-phone": (360, 2), "large-phone": (412, 2.625)}


@pytest.mark.parametrize("device", DEVICES.values(), ids=lambda one: one.name)
def test_its_source_is_written_out(device: Device) -> None:
    assert len(device.source) > 40
    row = f"| `{device.name}` | {device.width}×{device.height} | {device.scale:g} | {device.source} |"
    assert row in PAGE.splitlines()


def test_small_phones_are_320_to_412_px_wide_at_scale_2_to_3() -> None:
    assert {name: (DEVICES[name].width, DEVICES[name].scale) for name in SMALL_PHONES} == SMALL_PHONES


def test_that_the_choice_is_ours_is_said() -> None:
    assert "chosen by portalcheck: no figures" in PAGE

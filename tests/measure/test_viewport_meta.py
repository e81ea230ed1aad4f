"""The two readings of a viewport's content, against what Chromium was seen to do on a phone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.viewport_meta import by_chromium, by_the_drafts, zoom

OFF = 0.0
# Content, and how far Chromium 156 let the page be scaled by pinching: 0 for not at all, infinity for no limit set.
SEEN = [
    ("width=device-width", math.inf),
    ("user-scalable=no", OFF),
    ("user-scalable=NO", OFF),
    ("user-scalable= no", OFF),
    ("user-scalable=yes", math.inf),
    ("user-scalable=0", OFF),
    ("user-scalable=1", math.inf),
    ("user-scalable=-1", math.inf),
    ("user-scalable=0.5", OFF),
    ("user-scalable=-0.5", OFF),
    ("user-scalable=invalid", OFF),
    ("user-scalable=device-width", math.inf),
    ("user-scalable=yes;", OFF),
    ("user-scalable=yes;maximum-scale=1", OFF),
    ("user-scalable=yes; maximum-scale=5", OFF),
    ("maximum-scale=1; user-scalable=yes", 1),
    ("maximum-scale=5;", 5),
    ("maximum-scale=-1", math.inf),
    ("maximum-scale=yes", 1),
    ("maximum-scale=no", 0.1),
    ("maximum-scale=invalid", 0.1),
    ("maximum-scale=device-width", 10),
    ("maximum-scale=20", 10),
    ("maximum-scale=1.5x", 1.5),
    ("maximum-scale", 0.1),
    ("maximum-scale=", 0.1),
    ("maximum-scale = 1", 1),
    ("MAXIMUM-SCALE=1", 1),
    ("maximum-scale=1,maximum-scale=5", 5),
    ("maximum-scale=5 maximum-scale=1", 1),
    ("minimum-scale=3,maximum-scale=1", 3),
    ("maximum-scale==1", 1),
    ("=maximum-scale=1", 1),
    ("maximum-scale 1", 0.1),
    ("user-scalable=,maximum-scale=1", OFF),
    ("maximum-scale=.5", 0.5),
    ("maximum-scale=1e1", 10),
    ("maximum-scale=0x5", 0.1),
    ("maximum-scale=+5", 5),
    ("maximum-scale=inf", 0.1),
    ("user-scalable=nan", OFF),
    ("maximum-scale\u00a0=1", math.inf),
    ("maximum-scale=\t5", 5),
    ("initial-scale=1.0; maximum-scale=1.0; user-scalable=0;", OFF),
]


@pytest.mark.parametrize(("content", "most"), SEEN)
def test_chromium(content, most):
    read = zoom(by_chromium(content))
    assert (read.most if read.scalable else OFF) == most


@pytest.mark.parametrize(
    ("content", "properties"),
    [
        ("width=device-width; user-scalable=yes;", {"width": "device-width", "user-scalable": "yes"}),
        ("maximum-scale=", {}),
        ("maximum-scale,user-scalable=no", {"user-scalable": "no"}),
        ("maximum-scale = 1", {"maximum-scale": "1"}),
        ("a=1 b=2,,;c=3", {"a": "1", "b": "2", "c": "3"}),
        ("", {}),
    ],
)
def test_the_drafts(content, properties):
    assert by_the_drafts(content) == properties


def test_the_largest_scale_is_reached_itself():
    assert zoom({"maximum-scale": "2"}).reaches(2)
    assert not zoom({"maximum-scale": "1.99"}).reaches(2)


NAMES = st.sampled_from(["width", "initial-scale", "minimum-scale", "maximum-scale", "user-scalable"])
VALUES = st.sampled_from(["device-width", "yes", "no", "1", "0.5", "5", "-1", "x"])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6), st.sampled_from([",", ", ", " ", ",\n  "]))
def test_the_readings_agree_on_what_is_well_formed(pairs, separator):
    content = separator.join(f"{name}={value}" for name, value in pairs)
    assert by_chromium(content) == by_the_drafts(content) == dict(pairs)


@given(st.text(alphabet="maximum-scale=user,; \t1.0yesno\0", max_size=40))
def test_no_text_breaks_either_reading(content):
    for read in (by_chromium, by_the_drafts):
        assert zoom(read(content)).most >= 0.1

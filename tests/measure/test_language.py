"""Which primary subtags the registry lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.language import is_registered, primary_subtag


@pytest.mark.parametrize("tag", ["vi", "VI-vn", " en ", "fr-Latn-FR", "cmn", "yue-HK", "mis", "qaa", "qtz", "sgn"])
def test_registered(tag):
    assert is_registered(primary_subtag(tag))


@pytest.mark.parametrize(
    "tag", ["", " ", "vn", "eng", "vie", "i-lux", "em-US", "#1", "x-private", "root", "vi_VN", "qua..", "qzz", "Việt"]
)
def test_not_registered(tag):
    assert not is_registered(primary_subtag(tag))


@given(st.text(max_size=12))
def test_any_text_gets_an_answer(tag):
    assert is_registered(primary_subtag(tag)) in {True, False}

"""Every case of the rules over contrast, sound, video and motion gets the outcome that it names."""

from portalcheck.rules.accessibility.audio_alternative import audio_alternative
from portalcheck.rules.accessibility.audio_autoplay import audio_autoplay
from portalcheck.rules.accessibility.moving_content import moving_content
from portalcheck.rules.accessibility.text_contrast import text_contrast
from portalcheck.rules.accessibility.text_contrast_enhanced import text_contrast_enhanced
from portalcheck.rules.accessibility.timed_refresh import timed_refresh
from portalcheck.rules.accessibility.timed_refresh_enhanced import timed_refresh_enhanced
from portalcheck.rules.accessibility.video_captions import video_captions
from portalcheck.rules.accessibility.video_description import video_description
from portalcheck.rules.accessibility.video_only_alternative import video_only_alternative
from portalcheck.testing import rule_cases

test_cases = rule_cases(
    text_contrast,
    text_contrast_enhanced,
    moving_content,
    audio_autoplay,
    audio_alternative,
    video_only_alternative,
    video_captions,
    video_description,
    timed_refresh,
    timed_refresh_enhanced,
)

"""Every case of the rules over contrast, sound, video and motion gets the outcome that it names."""

from portalcheck.rules.accessibility.moving_content import moving_content
from portalcheck.rules.accessibility.text_contrast import text_contrast
from portalcheck.rules.accessibility.text_contrast_enhanced import text_contrast_enhanced
from portalcheck.testing import rule_cases

test_cases = rule_cases(moving_content, text_contrast, text_contrast_enhanced)

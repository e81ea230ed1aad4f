"""Every case in a rule's file gets the outcome that it names."""

from portalcheck.rules.accessibility.fixed_content_at_zoom import fixed_content_at_zoom
from portalcheck.rules.accessibility.orientation import orientation
from portalcheck.rules.accessibility.spacing_not_fixed import spacing_not_fixed
from portalcheck.rules.accessibility.text_resize import text_resize
from portalcheck.rules.accessibility.text_spacing import text_spacing
from portalcheck.rules.content.language_declared import language_declared
from portalcheck.rules.content.language_valid import language_valid
from portalcheck.rules.content.link_present import link_present
from portalcheck.rules.mobile.layout_width import layout_width
from portalcheck.rules.mobile.reflow import reflow
from portalcheck.rules.mobile.target_size import target_size
from portalcheck.rules.mobile.viewport_zoom import viewport_zoom
from portalcheck.rules.performance.metric_budget import metric_budget
from portalcheck.testing import rule_cases

test_cases = rule_cases(
    viewport_zoom,
    layout_width,
    reflow,
    target_size,
    language_declared,
    language_valid,
    link_present,
    metric_budget,
    orientation,
    spacing_not_fixed,
    text_resize,
    fixed_content_at_zoom,
    text_spacing,
)

"""Every case in a rule's file gets the outcome that it names."""

from portalcheck.rules.accessibility.decorative_image import decorative_image
from portalcheck.rules.accessibility.heading_descriptive import heading_descriptive
from portalcheck.rules.accessibility.image_name_descriptive import image_name_descriptive
from portalcheck.rules.accessibility.link_alone_descriptive import link_alone_descriptive
from portalcheck.rules.accessibility.link_descriptive import link_descriptive
from portalcheck.rules.accessibility.title_descriptive import title_descriptive
from portalcheck.rules.accessibility.visual_reference import visual_reference
from portalcheck.rules.content.language_declared import language_declared
from portalcheck.rules.content.language_valid import language_valid
from portalcheck.rules.content.link_present import link_present
from portalcheck.rules.content.page_language import page_language
from portalcheck.rules.content.parts_language import parts_language
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
    page_language,
    parts_language,
    title_descriptive,
    heading_descriptive,
    link_descriptive,
    link_alone_descriptive,
    image_name_descriptive,
    decorative_image,
    visual_reference,
)

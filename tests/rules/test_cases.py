"""Every case in a rule's file gets the outcome that it names."""

from portalcheck.rules.accessibility.autocomplete_valid import autocomplete_valid
from portalcheck.rules.accessibility.error_announced import error_announced
from portalcheck.rules.accessibility.error_identified import error_identified
from portalcheck.rules.accessibility.error_suggestion import error_suggestion
from portalcheck.rules.accessibility.error_tied import error_tied
from portalcheck.rules.accessibility.input_purpose import input_purpose
from portalcheck.rules.accessibility.label_descriptive import label_descriptive
from portalcheck.rules.content.input_kept import input_kept
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
    viewport_zoom, layout_width, reflow, target_size, language_declared, language_valid, link_present, metric_budget
)

test_cases_of_forms = rule_cases(
    autocomplete_valid, input_purpose, label_descriptive,
    error_identified, error_tied, error_announced, error_suggestion, input_kept,
)  # fmt: skip

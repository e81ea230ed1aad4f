"""Every case in the file of a rule over elements gets the outcome that it names."""

from portalcheck.rules.accessibility.frames_with_one_name import frames_with_one_name
from portalcheck.rules.accessibility.identical_links import identical_links
from portalcheck.rules.accessibility.label_in_name import label_in_name
from portalcheck.rules.accessibility.summary_name import summary_name
from portalcheck.rules.accessibility.table_header_cells import table_header_cells
from portalcheck.testing import rule_cases

test_cases = rule_cases(label_in_name, table_header_cells, summary_name, frames_with_one_name, identical_links)

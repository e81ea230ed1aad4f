"""Every case in the file of a rule that looks at a page at rest gets the outcome that it names, and says it well."""

from portalcheck.testing import rule_cases
from tests.rules.ours import AT_REST, says_it_well

test_cases = rule_cases(*AT_REST, also=says_it_well)

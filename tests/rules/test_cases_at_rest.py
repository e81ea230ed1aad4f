"""Every case in the file of a rule that looks at a page at rest gets the outcome that it names."""

from portalcheck.testing import rule_cases
from tests.rules.ours import AT_REST

test_cases = rule_cases(*AT_REST)

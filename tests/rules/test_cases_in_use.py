"""Every case in the file of a rule for which the page is used gets the outcome that it names."""

from portalcheck.testing import rule_cases
from tests.rules.ours import IN_USE

test_cases = rule_cases(*IN_USE)

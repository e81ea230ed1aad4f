"""Every case in the file of a rule for which the page is used gets the outcome that it names, and says it well."""

import pytest

from portalcheck.testing import rule_cases
from tests.rules.ours import IN_USE, says_it_well

pytestmark = pytest.mark.slow
test_cases = rule_cases(*IN_USE, also=says_it_well)

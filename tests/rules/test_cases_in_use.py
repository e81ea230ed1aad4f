"""Every case in the file of a rule for which the page is used gets the outcome that it names."""

import pytest

from portalcheck.testing import rule_cases
from tests.rules.ours import IN_USE

pytestmark = pytest.mark.slow
test_cases = rule_cases(*IN_USE)

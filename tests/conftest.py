"""What all tests share."""

from hypothesis import settings

pytest_plugins = ["pytester"]

# A busy machine is no fault of the code: a clock belongs in a benchmark.
settings.register_profile("portalcheck", deadline=None)
settings.load_profile("portalcheck")

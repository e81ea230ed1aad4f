"""How tests run pytest itself: without the plugins of other packages, which take three quarters of its start."""

PLAIN = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:faker")

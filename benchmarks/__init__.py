"""The benchmark: portalcheck beside a plain script and pa11y-ci, on the same generated pages, in one run."""

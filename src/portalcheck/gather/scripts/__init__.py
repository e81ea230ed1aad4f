"""Scripts that run in the page, each one JavaScript function expression."""

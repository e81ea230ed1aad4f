"""Measures: pure functions over artifacts. One file a rule; a folder is a family."""

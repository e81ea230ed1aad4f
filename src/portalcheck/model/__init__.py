"""The nouns of a run, as frozen values. Nothing here looks at a page, a file or a clock."""

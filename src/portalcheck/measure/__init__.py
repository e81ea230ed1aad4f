"""Pure geometry, text and structure: what rules count with. Nothing here looks at a page, a file or a clock."""

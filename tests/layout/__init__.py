"""Pages with known layout failures, and clean ones, where they are at hand."""

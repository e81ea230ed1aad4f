"""Input that nobody here wrote: the example pages of a state's design system, and a running application."""

"""What is kept of a person, and whether it was agreed to."""

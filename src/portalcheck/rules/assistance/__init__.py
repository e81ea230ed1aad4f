"""Rules over the virtual assistant."""

"""Rules over what came of a journey."""

"""Rules over a portal as a whole: what it offers, how it is found, and what its host answers."""

"""Servers that the tests judge: literal pages, hostile input, nested frames. All of them on loopback only."""

"""How fast the page comes, and how heavy it is."""

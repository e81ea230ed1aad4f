"""Numbers as people read them."""


def written(value: float) -> str:
    """Write a number of up to three decimals, thousands apart."""
    return f"{value:,.3f}".rstrip("0").rstrip(".").replace(",", "\N{NARROW NO-BREAK SPACE}")

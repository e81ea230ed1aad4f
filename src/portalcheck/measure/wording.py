"""How what was measured is written: words of a page on one line, sizes in CSS px, texts of which one is enough."""

_SPACES = str.maketrans("\u00a0\u202f", "  ")


class AnyOf(list[str]):
    """Texts of which one is enough: a list in data, `'vi' or 'en'` in a message."""

    def __format__(self, _form: str) -> str:
        return " or ".join(map(repr, self))


def on_one_line(text: str) -> str:
    """Write words of the page on one line, escaped; a space that does not break is a space."""
    return repr(text.translate(_SPACES))[1:-1]


def px(value: float) -> float:
    """Round to a tenth; a whole number is written as one."""
    tenths = round(float(value), 1)
    return int(tenths) if tenths.is_integer() else tenths

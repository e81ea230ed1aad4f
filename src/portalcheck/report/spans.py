"""Which visits a cause was seen on, as ranges: thousands of pages in a row take the room of two numbers."""

MOST_SPANS = 100  # of one cause; a cause that is scattered further is found on any page


class Spans:
    """Numbers of pages by the number of the screen that they were seen on."""

    __slots__ = ("_cut", "_spans")

    def __init__(self) -> None:
        self._spans: list[list[int]] = []  # screen, first page, last page
        self._cut = False

    def add(self, page: int, screen: int) -> None:
        """Take in one visit; those of a run come in the order of its pages."""
        for span in reversed(self._spans):
            if span[0] == screen:
                if span[1] <= page <= span[2]:
                    return
                if page == span[2] + 1:
                    span[2] = page
                    return
                break
        if len(self._spans) < MOST_SPANS:
            self._spans.append([screen, page, page])
        else:
            self._cut = True

    def __str__(self) -> str:
        """Write them as the script of the report reads them: `0:4-17 1:4`, and `*` where there are more."""
        spans = [
            f"{screen}:{first}" if first == last else f"{screen}:{first}-{last}" for screen, first, last in self._spans
        ]
        return " ".join([*spans, "*"] if self._cut else spans)

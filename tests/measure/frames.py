"""Make the columns of a layout frame from a tree written down in a test."""

from dataclasses import dataclass, field

from portalcheck.model.artifact import Flag, LayoutFrame

Box = tuple[float, float, float, float]


@dataclass
class Element:
    tag: str
    children: list["Element"] = field(default_factory=list)
    ident: str = ""
    box: Box = (0, 0, 100, 20)
    flags: int = Flag.VISIBLE
    shadow: list["Element"] = field(default_factory=list)
    rects: tuple[Box, ...] | None = None
    href: str = ""
    label_for: "Element | None" = None


def frame_of(root: Element, path: str = "") -> LayoutFrame:
    columns: dict[str, list] = {
        name: [] for name in ("tag", "ident", "parent", "child", "x", "y", "w", "h", "flags", "group")
    }
    order: list[Element] = []

    def count(tree: list[Element], into: dict[str, int]) -> dict[str, int]:
        for element in tree:
            if element.ident:
                into[element.ident] = into.get(element.ident, 0) + 1
            count(element.children, into)
        return into

    def visit(element: Element, parent: int, nth: int, in_shadow: bool, ids: dict[str, int]) -> None:
        at = len(order)
        order.append(element)
        flags = element.flags | (Flag.SHADOW if in_shadow else 0)
        if element.ident and ids[element.ident] == 1:
            flags |= Flag.UNIQUE
        for name, value in zip(
            columns,
            (element.tag, element.ident, parent, nth, *element.box, flags, -1),
            strict=True,
        ):
            columns[name].append(value)
        for tree, shadow in ((element.shadow, True), (element.children, False)):
            own = count(tree, {}) if shadow else ids
            seen: dict[str, int] = {}
            for child in tree:
                seen[child.tag] = seen.get(child.tag, 0) + 1
                visit(child, at, seen[child.tag], shadow, own)

    visit(root, -1, 1, False, count([root], {}))
    for at, element in enumerate(order):
        if element.label_for is not None:
            columns["group"][at] = next(i for i, one in enumerate(order) if one is element.label_for)
    return LayoutFrame(
        frame=path,
        width=1280,
        height=900,
        scroll_width=1280,
        scroll_height=2000,
        rects={at: one.rects for at, one in enumerate(order) if one.rects is not None},
        hrefs={at: one.href for at, one in enumerate(order) if one.href},
        snippets={at: f"<{one.tag}>" for at, one in enumerate(order) if one.flags & Flag.TARGET},
        **{name: tuple(values) for name, values in columns.items()},
    )

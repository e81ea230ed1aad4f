"""Rows side by side: whatever stands the other way round somewhere is found, whichever page comes first."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.help import help_offered
from portalcheck.measure.order import Mark, Row, Rows, Swap, repeated
from portalcheck.model.assertion import Pointer
from portalcheck.model.elements import Element
from portalcheck.model.subject import Subject

Order = Sequence[str]


def row(page: int, order: Order, fixed: bool = True) -> Row:
    subject = Subject(id=f"p{page}", url=f"http://127.0.0.1/{page}")
    marks = (Mark((name,), name, Pointer(css=name), (0, 20.0 * at, 9, 9), fixed=fixed) for at, name in enumerate(order))
    return Row(("vi",), subject, marks)


def side_by_side(*orders: Order) -> Rows:
    rows = [row(page, order) for page, order in enumerate(orders)]
    made = Rows(repeated(rows))
    for one in rows:
        made.add(one)
    return made


def swaps(*orders: Order) -> list[Swap]:
    return list(side_by_side(*orders).swaps())


def are_apart(one: Order, other: Order) -> bool:
    """Whether two orders that share enough have a pair that stands the other way round."""
    shared = [name for name in one if name in other]
    like = len(shared) > 1 and 2 * len(shared) >= min(len(one), len(other))
    return like and shared != [name for name in other if name in one]


ORDERS = st.lists(st.lists(st.sampled_from("ABCDEFG"), unique=True, max_size=7), max_size=5)


@given(ORDERS)
def test_what_stands_the_other_way_round_somewhere_is_found(orders: list[list[str]]) -> None:
    assert bool(swaps(*orders)) is any(are_apart(one, other) for one, other in combinations(orders, 2))


@given(ORDERS)
def test_a_swap_is_there_on_the_pages_that_it_names(orders: list[list[str]]) -> None:
    for swap in swaps(*orders):
        here, there = (orders[int(page.id[1:])] for page in (swap.page, swap.other))
        first, second = swap.first.name, swap.second.name
        assert here.index(first) < here.index(second)
        assert there.index(first) > there.index(second)
        assert not swap.looks_the_same


@given(st.permutations("ABCDEFG"), st.lists(st.sets(st.sampled_from("ABCDEFG")), min_size=2, max_size=6))
def test_leaving_out_changes_no_order(order: list[str], kept: Iterable[set[str]]) -> None:
    assert swaps(*([name for name in order if name in some] for some in kept)) == []


def test_the_page_that_differs_is_the_one_that_few_are_like() -> None:
    for orders in (("ABC", "ACB", "ACB"), ("ACB", "ABC", "ACB"), ("ACB", "ACB", "ABC")):
        (swap,) = swaps(*orders)
        assert swap.page.id == f"p{orders.index('ABC')}"
        assert (swap.first.name, swap.second.name) == ("B", "C")


def test_what_is_twice_is_not_certain() -> None:
    (swap,) = swaps("ABA", "BA")
    assert not swap.certain
    (swap,) = swaps("ABCA", "ACBA")
    assert swap.certain
    assert {swap.first.name, swap.second.name} == {"B", "C"}


def test_pages_that_were_held_side_by_side_are_counted() -> None:
    made = side_by_side("ABC", "ABC", "AC", "XYZ")
    assert list(made.in_order()) == [(("vi",), 3)]


def offered(name: str, role: str = "link", address: str = "http://127.0.0.1/a") -> str:
    return help_offered(Element(tag="a", css="a", snippet="<a>", role=role, name=name), address)


def test_help_is_known_by_where_it_leads_and_what_it_is_called() -> None:
    assert offered("Gọi", address="tel:+84 (24) 1900-1234") == "tel:842419001234"
    assert offered("Thư", address="mailto:Help@a.vn?subject=x") == "mailto:help@a.vn"
    for name in ("Liên hệ", "Trợ giúp", "Câu hỏi thường gặp", "Hỏi – đáp", "Contact us", "FAQ", "Need help?", "Aide",
                 "Contactez-nous", "Foire aux questions", "Đường dây nóng: 1900 1234", "Trợ lý ảo"):  # fmt: skip
        assert offered(name), name
    for name in ("Hỗ trợ doanh nghiệp", "Contact tracing", "Trang chủ", "Aide sociale", "Hướng dẫn viên du lịch", ""):
        assert not offered(name), name
    assert offered("Trợ lý ảo", role="button", address="") == "tro ly ao"
    assert not offered("Trợ giúp", role="heading", address="")

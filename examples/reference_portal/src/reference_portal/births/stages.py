"""The way through the registration: its pages in order, and how far a draft has come."""

from __future__ import annotations

from dataclasses import dataclass

from reference_portal.births.store import Registration

STEPS = ("Trẻ", "Cha, mẹ", "Giấy tờ", "Nhận kết quả", "Lệ phí")


@dataclass(frozen=True, slots=True)
class Stage:
    """One page of the way. Two of them, delivery and review, make up step 4."""

    name: str
    step: int
    title: str


CHILD = Stage("child", 1, "Thông tin của trẻ")
PARENTS = Stage("parents", 2, "Thông tin cha, mẹ")
DOCUMENTS = Stage("documents", 3, "Giấy tờ kèm theo")
DELIVERY = Stage("delivery", 4, "Nhận kết quả")
REVIEW = Stage("review", 4, "Xem lại hồ sơ")
PAYMENT = Stage("payment", 5, "Lệ phí và nộp hồ sơ")
ALL = (CHILD, PARENTS, DOCUMENTS, DELIVERY, REVIEW, PAYMENT)


def of_step(number: int) -> Stage | None:
    """Give the page that opens a step."""
    return next((stage for stage in ALL if stage.step == number), None)


def first_open(registration: Registration) -> Stage:
    """Give the first page that is not filled in rightly yet."""
    return next((stage for stage in ALL if stage.name not in registration.complete), PAYMENT)


def reached(registration: Registration, stage: Stage) -> bool:
    """Say whether all before this page is filled in."""
    return ALL.index(stage) <= ALL.index(first_open(registration))


def after(stage: Stage) -> Stage:
    """Give the next page."""
    return ALL[ALL.index(stage) + 1]


def before(stage: Stage) -> Stage:
    """Give the page before; the first one has none."""
    return ALL[max(0, ALL.index(stage) - 1)]

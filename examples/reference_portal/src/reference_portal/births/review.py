"""A registration as its reader sees it: every answer in words, in the order of the steps."""

from __future__ import annotations

from dataclasses import dataclass

from reference_portal import checks, clock
from reference_portal.births import documents, stages
from reference_portal.births.lists import DELIVERIES, POST, SEXES
from reference_portal.births.stages import Stage
from reference_portal.births.store import Registration


@dataclass(frozen=True, slots=True)
class Section:
    """What one page asked for and what was answered."""

    stage: Stage
    change: str
    rows: tuple[tuple[str, str], ...]


def sections(registration: Registration) -> tuple[Section, ...]:
    """Give all parts of a registration whose steps are complete."""
    child = registration.answers["child"]
    delivery = registration.answers["delivery"]
    file = documents.of(registration)
    return (
        Section(
            stages.CHILD,
            "Sửa thông tin của trẻ",
            (
                ("Họ, chữ đệm và tên", child["full_name"]),
                ("Ngày sinh", _day(child["born_on"])),
                ("Giới tính", dict(SEXES)[child["sex"]]),
                ("Nơi sinh", f"{child['birth_place']}, {child['birth_province']}"),
                ("Dân tộc", child["ethnic_group"]),
            ),
        ),
        Section(
            stages.PARENTS,
            "Sửa thông tin cha, mẹ",
            (*_parent(registration, "mother", "mẹ"), *_parent(registration, "father", "cha")),
        ),
        Section(
            stages.DOCUMENTS,
            "Sửa giấy tờ",
            (("Giấy chứng sinh", f"{file.name} ({file.kind}, {file.size_in_words})" if file else "Chưa có"),),
        ),
        Section(
            stages.DELIVERY,
            "Sửa cách nhận kết quả",
            (
                ("Cách nhận", dict(DELIVERIES)[delivery["delivery"]]),
                *(
                    (
                        ("Người nhận", delivery["recipient"]),
                        ("Số điện thoại", delivery["phone"]),
                        ("Địa chỉ nhận", delivery["address"]),
                    )
                    if delivery["delivery"] == POST
                    else ()
                ),
            ),
        ),
    )


def _parent(registration: Registration, role: str, words: str) -> tuple[tuple[str, str], ...]:
    answers = registration.answers["parents"]
    if not answers.get(f"{role}_full_name"):
        return ((f"Họ và tên {words}", "Không khai"),)
    return (
        (f"Họ và tên {words}", answers[f"{role}_full_name"]),
        (f"Số định danh của {words}", answers[f"{role}_number"]),
        (f"Ngày sinh của {words}", _day(answers[f"{role}_born_on"])),
        (f"Dân tộc của {words}", answers[f"{role}_ethnic_group"]),
        (f"Nơi cư trú của {words}", answers[f"{role}_residence"]),
    )


def _day(typed: str) -> str:
    read = checks.parse_date(typed)
    return clock.day(read) if read else typed

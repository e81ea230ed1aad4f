"""25 services, each asked twice; the names tell one from the other, and the list is said to be a report."""

from collections import Counter
from importlib.metadata import entry_points
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from portalcheck.kit import equip
from portalcheck.measure.service_names import fit
from portalcheck.model.portal import RulesetUse
from portalcheck.rule_format import Check
from portalcheck.rulesets import read, resolve

KIT = equip()
RULESET, CHECKS = resolve(RulesetUse(use="vn-25"), KIT.folders, KIT.rules, Path())
OFFERED = {check.criterion.id.removesuffix("-offered"): check for check in CHECKS if "offered" in check.rule.id}
COMPLETES = {check.criterion.id.removesuffix("-completes"): check for check in CHECKS if "completes" in check.rule.id}
PARTS = {"police": 13, "commune": 6, "other": 6}
NAMES = (
    "Xác nhận số chứng minh nhân dân khi đã được cấp thẻ căn cước công dân",
    "Cấp lại, đổi thẻ căn cước công dân",
    "Đăng ký thường trú",
    "Đăng ký tạm trú",
    "Khai báo tạm vắng",
    "Thông báo lưu trú",
    "Đăng ký, cấp biển số mô tô, xe gắn máy",
    "Nộp phạt vi phạm giao thông qua thiết bị ghi hình (phạt nguội)",
    "Đăng ký khai sinh",
    "Đăng ký khai tử",
    "Đăng ký kết hôn",
    "Cấp, cấp lại, sửa đổi, bổ sung hộ chiếu phổ thông",
    "Làm con dấu mới và cấp giấy chứng nhận đã đăng ký mẫu dấu",
    "Làm con dấu thu nhỏ, dấu nổi, dấu xi và cấp giấy chứng nhận",
    "Liên thông đăng ký khai sinh – đăng ký thường trú – cấp thẻ BHYT cho trẻ dưới 6 tuổi",
    "Liên thông đăng ký khai tử – xóa đăng ký thường trú – trợ cấp mai táng phí",
    "Gia hạn thẻ BHYT theo hộ gia đình, có tính giảm trừ mức đóng",
    "Đăng ký thuế lần đầu, thay đổi thông tin đăng ký thuế (hộ gia đình, cá nhân)",
    "Đăng ký biến động về quyền sử dụng đất",
    "Cấp, đổi lại giấy phép lái xe",
    "Cấp Phiếu lý lịch tư pháp",
    "Cấp điện mới",
    "Thay đổi chủ thể hợp đồng mua bán điện",
    "Đăng ký dự thi tốt nghiệp THPT, xét tuyển đại học, cao đẳng",
    "Giải quyết hưởng trợ cấp thất nghiệp",
)
"""The list in its order, as it was published; 8, 17 and 24 in fewer or other words."""
ENDS = {
    "offered": {"vi": ": cổng có cung cấp", "en": ": offered", "fr": "\N{NO-BREAK SPACE}: sur le portail"},
    "completes": {"vi": ": làm được đến cùng", "en": ": can be completed", "fr": "\N{NO-BREAK SPACE}: jusqu’au bout"},
}
REPORTED = {"en": "was not read", "vi": "chưa đọc", "fr": "n’a pas été lu"}


def _of(check: Check) -> tuple[tuple[str, ...], tuple[str, ...]]:
    params: Any = check.params
    return params.names, params.apart


def test_it_is_installed() -> None:
    assert [one.value for one in entry_points(group="portalcheck", name="vn-25")] == ["portalcheck_vn_25"]


def test_25_services_are_asked_for_twice() -> None:
    assert len(OFFERED) == 25
    assert list(COMPLETES) == list(OFFERED)
    assert {name: _of(check) for name, check in COMPLETES.items()} == {
        name: _of(check) for name, check in OFFERED.items()
    }
    assert Counter(check.criterion.category for check in OFFERED.values()) == PARTS
    assert not any(check.params.required for check in OFFERED.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize(("checks", "kind"), [(OFFERED, "offered"), (COMPLETES, "completes")], ids=list(ENDS))
def test_each_has_its_number_and_its_name(checks: dict[str, Check], kind: str) -> None:
    titles = [check.criterion.title for check in checks.values()]
    wanted = [f"{number}. {name}{ENDS[kind]['vi']}" for number, name in enumerate(NAMES, 1)]
    assert [title["vi"] for title in titles] == wanted
    for number, title in enumerate(titles, 1):
        for language, end in ENDS[kind].items():
            assert title[language].startswith(f"{number}. ")  # type: ignore[index]
            assert title[language].endswith(end)  # type: ignore[index]
            assert title[language].count(":") == 1  # type: ignore[index]


@pytest.mark.parametrize("service", OFFERED)
def test_each_of_its_names_is_the_service(service: str) -> None:
    names, apart = _of(OFFERED[service])
    assert {name: fit(name, names, apart) for name in names} == dict.fromkeys(names, "is")


def test_no_name_is_surely_another_service_too() -> None:
    taken = {}
    for one, other in permutations(OFFERED, 2):
        taken |= {(name, other): one for name in _of(OFFERED[one])[0] if fit(name, *_of(OFFERED[other])) == "is"}
    assert taken == {}


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("2.000986 Liên thông đăng ký khai sinh, đăng ký thường trú", "birth"),
        ("Liên thông đăng ký khai sinh, đăng ký thường trú", "permanent-residence"),
        ("Đăng ký lại khai sinh", "birth"),
        ("Đăng ký khai tử", "birth"),
        ("Đăng ký kết hôn có yếu tố nước ngoài", "marriage"),
        ("Xóa đăng ký tạm trú", "temporary-residence"),
        ("Cấp giấy phép lái xe quốc tế", "driving-licence"),
        ("Tạm dừng hưởng trợ cấp thất nghiệp", "unemployment"),
    ],
)
def test_a_kindred_service_is_another_one(text: str, service: str) -> None:
    assert fit(text, *_of(OFFERED[service])) == ""


@pytest.mark.parametrize("language", REPORTED)
def test_what_is_known_of_the_list_is_said(language: Any) -> None:
    assert REPORTED[language] in read(KIT.folders["vn-25"])[1].about[language]
    assert {RULESET.sources[check.criterion.source].basis for check in OFFERED.values()} == {"report"}
    assert {RULESET.sources[check.criterion.source].basis for check in COMPLETES.values()} == {"ours"}

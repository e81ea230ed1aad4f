"""A service is said to be no service only where nothing on its page leads on."""

import pytest

from portalcheck.measure.literal import trace
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Outcome
from portalcheck.rules.service.level_claimed import level_claimed


def _judged(control: str) -> list[Outcome]:
    document = Document.of(f"<main><p><strong>Toàn trình</strong></p><a href='/1'>{control}</a></main>")
    return [one.outcome for one in level_claimed(document, trace(stop="not-there"))]


@pytest.mark.parametrize(
    "control",
    [
        *("Đăng nhập để nộp", "Đăng ký", "Tiếp tục", "Thực hiện dịch vụ", "Thực hiện trên VNeID", "Nộp"),
        *("Sign in", "Continue", "Bấm vào đây để nộp hồ sơ", "Se connecter", "Commencer la démarche"),
    ],
)
def test_a_journey_that_found_no_way_on_a_page_that_has_one_is_untested(control: str) -> None:
    assert _judged(control) == [Outcome.UNTESTED]


@pytest.mark.parametrize(
    "control", ["Tải mẫu đơn đăng ký", "Hướng dẫn nộp hồ sơ", "Download the form", "Xem chi tiết", "How to apply"]
)
def test_what_only_informs_is_no_way_on(control: str) -> None:
    assert _judged(control) == [Outcome.FAILED]

"""What came since a question was asked, without what only goes with an answer."""

import pytest

from portalcheck.measure.answers import answer_in

ASKED = "Đăng ký khai sinh cần giấy tờ gì?"
BEFORE = "Trợ lý ảo\nXin chào! Anh chị cần gì?\nCâu hỏi"


def after(*lines: str) -> str:
    return answer_in(BEFORE, "\n".join((BEFORE, *lines)), ASKED, ["Trợ lý ảo", "Câu hỏi"])


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (ASKED,),
        (f"Bạn: {ASKED}",),
        ("Bạn", ASKED, "10:24"),
        (ASKED, "Trợ lý ảo", "…"),
        (ASKED, "Trợ lý ảo đang soạn câu trả lời…"),
        (ASKED, "Vui lòng chờ trong giây lát."),
        ("You", ASKED, "Bot", "Typing", "Just now"),
        (ASKED, "Đã gửi"),
    ],
)
def test_what_goes_with_an_answer_is_none(lines: tuple[str, ...]) -> None:
    assert after(*lines) == ""


@pytest.mark.parametrize(
    "answer",
    [
        "Có.",
        "Giấy chứng sinh.",
        "1022",
        "Tờ khai.\nGiấy chứng sinh.",
        "Khi hồ sơ đang xử lý, anh chị nhận được một tin nhắn mỗi ngày cho tới khi có kết quả.",
        "Trợ lý chưa có câu trả lời chắc chắn cho câu hỏi này.",
    ],
)
def test_what_is_said_is_one(answer: str) -> None:
    assert after(ASKED, "Trợ lý ảo", answer, "10:24") == answer


def test_what_was_said_before_is_none_wherever_it_stands() -> None:
    assert answer_in("Một\nHai", "Hai\nMột", ASKED) == ""
    assert answer_in("Một", "Một\nMột", ASKED) == "Một"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert answer_in("Tiếng Việt", "Tiê\u0301ng Viê\u0323t", ASKED) == ""

"""What an assistant answered: the lines that came since it was asked, without what only goes with an answer."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

ASSISTANT = re.compile(r"trợ lý|chat ?bot|\bassistant|tro ly ao", re.IGNORECASE)
"""Words that name an assistant and nothing else."""
_SHORT = 60
"""A line of more letters is no sign that an answer is being written."""
_WAITS = re.compile(
    r"đang (soạn|trả lời|nhập|gõ|tìm|xử lý|suy nghĩ|viết|tải)|(vui lòng|xin|hãy) (chờ|đợi)|chờ (một|trong|giây|chút)"
    r"|\b(typing|thinking|loading|searching|please wait|one moment|writing)\b"
    r"|en train d|veuillez patienter|un instant|^\W+$",
    re.IGNORECASE,
)
_WHO_AND_WHEN = re.compile(
    r"^\W*(bạn|tôi|khách|người dùng|you|me|user|vous|moi|bot|ai|vừa xong|bây giờ|hôm nay|just now|now|today|à l’instant"
    r"|(\d{1,2}[:h]\d{2}(:\d{2})?\s*(am|pm|sa|ch)?)|đã (gửi|xem|nhận)|sent|seen|delivered)\W*$",
    re.IGNORECASE,
)


def answer_in(before: str, after: str, question: str, names: Iterable[str] = ()) -> str:
    """Give the lines of `after` that `before` has not, as one text with its lines; empty where none says anything.

    The question itself, who speaks, when, and that somebody is writing, is no answer; `names` are what the assistant is
    called.
    """
    known, asked = Counter(_lines(before)), _plain(question)
    called = {_plain(name) for name in names}
    came = []
    for line in _lines(after):
        if known[line]:
            known[line] -= 1
            continue
        plain = _plain(line)
        # Who asked may stand before the question, on one line.
        if plain == asked or (plain.endswith(asked) and len(plain) < len(asked) + 20) or plain in called:
            continue
        speaks = len(line.split()) <= 4 and ASSISTANT.search(line)
        if speaks or _WHO_AND_WHEN.match(line) or (len(line) < _SHORT and _WAITS.search(line)):
            continue
        came.append(line)
    return "\n".join(came) if any(re.search(r"\w", line) for line in came) else ""


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return [line for line in lines if line]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())

"""Vietnamese text in the forms that portals really send: composed, decomposed, and the old 8-bit TCVN3."""

import unicodedata

TITLE = "Thủ tục đăng ký khai sinh"
TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Ủy ban nhân dân cấp xã đăng ký khai sinh trong thời hạn sáu mươi ngày. "
    "Người dân nộp hồ sơ trực tuyến, không phải trả lệ phí."
)

# TCVN3 ("ABC") as its `.Vn…` fonts have it: letters of the upper half of Latin-1 drawn as Vietnamese ones.
_LETTERS = "ăâêôơưđ" + "àảãáạ" + "ằẳẵắặ" + "ầẩẫấậ" + "èẻẽéẹ" + "ềểễếệ" + "ìỉĩíị" + "òỏõóọ" + "ồổỗốộ"
_LETTERS += "ờởỡớợ" + "ùủũúụ" + "ừửữứự" + "ỳỷỹýỵ" + "ĂÂÊÔƠƯĐ"
_BYTES = bytes.fromhex(
    "a8a9aaabacadae b5b6b7b8b9 bbbcbdbec6 c7c8c9cacb cccecfd0d1 d2d3d4d5d6 d7d8dcddde dfe1e2e3e4"
    "e5e6e7e8e9 eaebecedee eff1f2f3f4 f5f6f7f8f9 fafbfcfdfe a1a2a3a4a5a6a7"
)
_TCVN3 = dict(zip(_LETTERS, _BYTES, strict=True))


def tcvn3(text: str) -> bytes:
    """Encodes as TCVN3. Toned capitals have no place in the table and become small letters, as in old texts."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        code = _TCVN3.get(letter) or _TCVN3.get(letter.lower()) or ord(letter)
        if code > 0xFF:
            raise ValueError(f"no place in TCVN3: {letter!r}")
        out.append(code)
    return bytes(out)


def nfd(text: str) -> str:
    """Decomposes: every mark becomes a character of its own."""
    return unicodedata.normalize("NFD", text)

"""Names of laws and of what offices write to each other, which use the words of services for something else."""

import re

_LEGAL_TEXT = re.compile(
    r"(?:(?:tải|xem|văn bản|dự thảo|download|télécharger)\s+)*"
    r"(?:quyết định|thông tư|nghị định|nghị quyết|công văn|công điện|chỉ thị|luật|bộ luật|pháp lệnh|kế hoạch|thông báo|"
    r"(?:the )?(?:decree|circular|decision|law|act|resolution|directive)|"
    r"(?:l[ea] )?(?:décret|arrêté|circulaire|décision|ordonnance|loi))\b",
    re.IGNORECASE,
)


def is_legal_text(name: str) -> bool:
    """Tell whether a name begins as that of a law, a decree, a circular or an office's letter does."""
    return _LEGAL_TEXT.match(name.strip()) is not None

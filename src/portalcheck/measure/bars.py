"""What stays in place over a page: bars that are there for good, and what may be closed."""

import re
import unicodedata
from typing import Literal

from portalcheck.model.resize import Layer

Kind = Literal["bar", "notice", "unsure"]

_DIALOG_LIKE = 0.6  # of the window
_HEAD = re.compile(r"<(header|nav)\b|\brole=.?(banner|navigation)\b")
_CLOSES = re.compile(
    r"(?<!\w)(đóng|tắt|ẩn|bỏ qua|đồng ý|chấp nhận|từ chối|đã hiểu|tôi hiểu|để sau|"
    r"ok|okay|close|dismiss|hide|accept|agree|got it|i understand|reject|decline|allow|deny|not now|later|no thanks|"
    r"skip|fermer|masquer|accepter|j['’]accepte|refuser|compris|plus tard|ignorer)(?!\w)|^[x×✕✖✗]$"
)


def kind_of(layer: Layer) -> Kind:
    """Tell what a layer is: a bar; a notice that a button in it closes, by its name; or what may be either."""
    if any(_CLOSES.search(unicodedata.normalize("NFC", name).lower()) for name in layer.buttons):
        return "notice"
    if layer.share >= _DIALOG_LIKE or layer.dialog:
        return "unsure"
    if not layer.closes or _HEAD.search(layer.snippet):
        return "bar"
    return "bar" if layer.buttons and all(layer.buttons) else "unsure"

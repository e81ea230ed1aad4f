"""Labels of fields that say nothing of what belongs into them, in Vietnamese, English and French."""

import re

from portalcheck.measure.purposes import bare

_SAYING_NOTHING = frozenset(
    {
        # The name of the thing itself
        *(
            "field",
            "text field",
            "textfield",
            "input",
            "input field",
            "input text",
            "text input",
            "textbox",
            "text box",
        ),
        *("form field", "form control", "label", "field label", "untitled", "placeholder", "lorem ipsum", "undefined"),
        *("null", "nan", "click here", "here"),
        *("trường", "trường nhập", "trường nhập liệu", "ô", "ô nhập", "ô nhập liệu", "nhãn", "nhập liệu", "nhập"),
        *("tại đây", "ở đây", "bấm vào đây", "nhấn vào đây"),
        *("champ", "champ de texte", "champ de saisie", "zone de texte", "zone de saisie", "saisie", "libellé"),
        *("étiquette", "ici", "cliquez ici"),
    }
)
_SAYING_LITTLE = frozenset(
    {
        # Any line of text could be this; the answer to a question, or a list to choose from, may be called so.
        *("info", "information", "menu", "item", "element", "test", "data", "go", "ok", "submit", "send", "button"),
        *("thông tin", "dữ liệu", "mục", "gửi", "gửi đi", "đồng ý", "xác nhận", "nút"),
        *("informations", "donnée", "données", "élément", "envoyer", "valider", "bouton"),
    }
)
_LINES = frozenset({"textbox", "spinbutton"})
_NUMBERED = re.compile(r"(field|input|label|text ?field|champ|trường|ô) ?\d+")


def says_nothing(label: str, role: str, *, several_lines: bool = False) -> bool:
    """Tell whether a label surely says nothing of a field of this role."""
    words = bare(label)
    if words in _SAYING_NOTHING or _NUMBERED.fullmatch(words):
        return True
    return role in _LINES and not several_lines and words in _SAYING_LITTLE

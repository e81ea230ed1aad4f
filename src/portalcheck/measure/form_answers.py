"""What the texts that a form answers with are about: which of them tell of errors, and of which fields."""

import re
import unicodedata
from collections.abc import Iterable

from portalcheck.measure.purposes import bare
from portalcheck.model.form_errors import Attempt, FieldAnswer, Said

_OF_AN_ERROR = re.compile(
    r"\b(lỗi|không hợp lệ|không đúng|chưa đúng|chưa hợp lệ|bắt buộc|chưa (nhập|chọn|điền)|bị thiếu|còn thiếu|"
    r"không được (để )?trống|cần xem lại|"
    r"there is a problem|il y a un problème|"
    r"errors?|invalid|not valid|incorrect|required|missing|cannot be (blank|empty)|can['’]t be (blank|empty)|"
    r"erreurs?|invalides?|incorrecte?s?|obligatoires?|requise?s?|manquante?s?|n['’]est pas valide)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(vui lòng|hãy|phải|cần|nhập|chọn|điền|please|must|enter|select|choose|fill|tick|check|provide|"
    r"veuillez|doit|doivent|saisissez|choisissez|sélectionnez|cochez|renseign\w+|indiquez)\b",
    re.IGNORECASE,
)
"""Words of a request: about a field that was left empty they tell of an error, alone they may be of a farewell."""
_SAYING_NOTHING = frozenset(
    {
        *("error", "errors", "an error occurred", "an error has occurred", "there is an error", "there are errors"),
        *("there was an error", "there were errors", "something went wrong", "invalid", "invalid value"),
        *("invalid input", "invalid data", "invalid field", "not valid", "wrong", "wrong value", "incorrect"),
        *("incorrect value", "validation error", "validation failed", "please fill the field correctly"),
        *("please fill in the field correctly", "please fill the fields correctly", "please try again", "try again"),
        *("please correct the errors", "please fill in the fields correctly", "please check your input", "failed"),
        *("lỗi", "có lỗi", "có lỗi xảy ra", "đã có lỗi xảy ra", "đã xảy ra lỗi", "không hợp lệ", "sai", "chưa đúng"),
        *("dữ liệu không hợp lệ", "giá trị không hợp lệ", "thông tin không hợp lệ", "thông tin chưa đúng"),
        *("không đúng", "dữ liệu sai", "vui lòng thử lại", "vui lòng kiểm tra lại", "vui lòng nhập đúng thông tin"),
        *("vui lòng kiểm tra lại thông tin", "nhập sai", "thất bại"),
        *("erreur", "erreurs", "une erreur est survenue", "une erreur s'est produite", "invalide", "valeur invalide"),
        *("saisie invalide", "donnée invalide", "données invalides", "non valide", "incorrect", "valeur incorrecte"),
        *("veuillez réessayer", "veuillez vérifier votre saisie", "champ invalide", "saisie incorrecte"),
    }
)
_FILLING = re.compile(r"\b(của|và|the|your|for|of|de|du|la|le|votre|xin|số|hoặc|or|et)\b")


def words(text: str) -> str:
    """Give the words of a message in lower case, without marks."""
    text = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    return " ".join(re.sub(r"[^\w'\s]", " ", text).split())


def tells_of_an_error(text: str) -> bool:
    """Tell whether a text surely speaks of an error."""
    return bool(_OF_AN_ERROR.search(unicodedata.normalize("NFC", text)))


def _asks(text: str) -> bool:
    return bool(_ASKING.search(unicodedata.normalize("NFC", text)))


def is_generic(text: str) -> bool:
    """Tell whether a message is surely one of those that fit any field and any error."""
    return words(text) in _SAYING_NOTHING


def is_generic_but_for(text: str, label: str) -> bool:
    """Tell whether a message says no more than that the field of this label is wrong."""
    named = set(words(bare(label)).split())
    left = _FILLING.sub(" ", " ".join(one for one in words(text).split() if one not in named))
    return " ".join(left.split()) in _SAYING_NOTHING


def names(text: str, label: str) -> bool:
    """Tell whether a text holds the words of a label, but for those that only join them."""
    wanted = [one for one in _FILLING.sub(" ", words(bare(label))).split() if len(one) > 1]
    there = words(text).split()
    return bool(wanted) and sum(one in there for one in wanted) >= max(1, round(0.7 * len(wanted)))


def errors(attempt: Attempt) -> tuple[Said, ...]:
    """Give the new texts that are about an error: of a field, of a summary, or in words of one."""
    labels = {words(one.label) for one in attempt.fields}
    return tuple(
        said
        for said in attempt.texts
        if words(said.text) not in labels
        and (
            said.tied or said.linked or (said.near and said.in_form) or tells_of_an_error(said.text) or _asks(said.text)
        )
    )


def messages_for(field: FieldAnswer, said: Iterable[Said]) -> tuple[Said, ...]:
    """Give the texts that are about one field, by what ties them, leads to it, stands beside it or names it."""
    return tuple(
        one
        for one in said
        if field.css in (*one.tied, *one.linked, one.near)
        or (not one.tied and not one.linked and not one.near and names(one.text, field.label))
    )


def is_noticed(field: FieldAnswer) -> bool:
    """Tell whether the page shows that it found an error in a field."""
    return (field.invalid and not field.was_invalid) or field.marked or field.focused


def asked_for(attempt: Attempt) -> tuple[FieldAnswer, ...]:
    """Give the fields in which something was missing, or wrong; the page itself may say so of what asks for nothing."""
    wanted = ("nothing",) if attempt.way == "empty" else ("wrong",)
    return tuple(
        field
        for field in attempt.fields
        if field.given in wanted and (field.required or field.format or (field.invalid and not field.was_invalid))
    )


def is_refused(attempt: Attempt) -> bool:
    """Tell whether the form surely did not go on."""
    if attempt.answer == "browser":
        return True
    if not attempt.there or attempt.answer == "not-sent":
        return False
    asked = asked_for(attempt)
    noticed = any((field.invalid and not field.was_invalid) or field.marked for field in asked)
    return noticed or attempt.status in (400, 409, 422) or any(is_sure(one, attempt) for one in errors(attempt))


def asks_of_a_field(said: Said) -> bool:
    """Tell whether a text that came up is about a field of a form that surely did not go on, and so of an error.

    What is tied to a field may also count its signs.
    """
    if (said.tied or said.linked) and not re.search(r"\d", said.text):
        return True
    return bool(said.tied or said.linked or said.near) and (tells_of_an_error(said.text) or _asks(said.text))


def is_sure(said: Said, attempt: Attempt) -> bool:
    """Tell whether a new text is surely the message of an error: by its words, or as what it asks of a field."""
    asked = asked_for(attempt)
    if tells_of_an_error(said.text):
        return True
    about = [field for field in asked if messages_for(field, [said])]
    return bool(about) and (_asks(said.text) or any(field.invalid and not field.was_invalid for field in about))

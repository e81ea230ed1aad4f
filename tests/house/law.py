"""The words by which a text calls something a duty of law, in the three languages of the project."""

import re

DUTY = re.compile(
    r"\b(law|legal\w*|statut\w*|regulation|required|requirement|must|mandatory|obligat\w*|compulsory|decree|circular|"
    r"loi|légal\w*|obligatoire\w*|doit|doivent|décret|(?<!être )arrêté|réglement\w*)\b|"
    r"pháp luật|pháp lý|luật|nghị định|thông tư|bắt buộc|(?<!không )phải\b|quy định",
    re.IGNORECASE,
)
"""Words that a title has no use for where no duty was read."""
_CALLED = re.compile(
    r"required by (?:the )?law|legal(?:ly)? (?:required|requirement|obligat\w+|bound|dut\w+)|\bby law\b|"
    r"the law (?:requires|demands)|\bmandatory\b|statutory|"
    r"obligations? légales?|exigences? légales?|légalement (?:tenu|obligatoire|requis)\w*|la loi (?:exige|impose)|"
    r"(?:exigé|imposé|prescrit|requis)\w* par (?:la loi|le décret|le droit)|"
    r"bắt buộc theo|theo quy định bắt buộc|(?:pháp luật|luật) (?:yêu cầu|bắt buộc|quy định)|"
    r"theo (?:quy định của )?pháp luật|yêu cầu của pháp luật|luật định|nghĩa vụ pháp lý|yêu cầu pháp lý",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|nothing|không|chưa|pas|aucune?|rien)\b|\bn[’'](?:a|est)\b", re.IGNORECASE)


def called_law(text: str) -> str:
    """Give the words by which a text calls something a duty; what the same clause denies before them is none."""
    for clause in re.split(r"(?<=[.,:;?!])\s+", text):
        for found in _CALLED.finditer(clause):
            if not _DENIED.search(clause[: found.start()]):
                return found[0]
    return ""

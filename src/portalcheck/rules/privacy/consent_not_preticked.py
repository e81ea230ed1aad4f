"""Nobody agrees by leaving a box as it is.

## Applicability
Each box, switch or choice among several by which a person agrees to something, by its text in Vietnamese, English or
French: check boxes, radio buttons, and what has the role `checkbox` or `switch`; those that cannot be seen as well. One
by which a person refuses (“Tôi không đồng ý”) is none.

## Expectation
It is not ticked when the page comes.

## Why it matters
Silence is no consent. Who overlooks a ticked box has agreed to nothing, and the portal believes the contrary.

## Cannot tell
Where a text may be of a declaration, a newsletter, the way that a result comes or something else than an agreement;
where one of several choices is ticked; where a ticked box cannot be seen. On the way of a journey, and for who is
signed in, a person may have ticked a box before: there only those are asked about whose text is surely of an
agreement. What is neither a check box nor says by its role that it is one is not seen.

## Sources
- Law 91/2025/QH15, Article 9, by report: no settings by which a person agrees by default.
- Decree 13/2023/NĐ-CP, Article 11(2), by its wording; replaced by Decree 356/2025/NĐ-CP, by report.
- Nor is it a consent in the European Union: Court of Justice, C-673/17:
  https://curia.europa.eu/juris/liste.jsf?num=C-673/17
"""

from collections.abc import Iterator

from portalcheck.measure.agreeing import agrees, beside, may_agree_by_code
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_ROLES = frozenset(("checkbox", "switch", "menuitemcheckbox"))


@rule("privacy/consent-not-preticked", version=1)
def consent_not_preticked(document: Document, elements: Elements) -> Iterator[Finding]:
    htmls = {frame.frame: frame.html for frame in document.frames}
    for frame in elements.frames:
        for element in frame.elements:
            if not _is_box(element):
                continue
            text = _text(element, htmls.get(frame.frame, ""))
            agreed = agrees(text)
            if not text and may_agree_by_code(f"{element.attributes.get('name')} {element.attributes.get('id')}"):
                agreed, text = None, element.attributes.get("name") or element.attributes.get("id", "")
            if agreed or (agreed is None and not (elements.used and _is_ticked(element))):
                yield _judge(element, frame.frame, text, sure=agreed is True, used=elements.used)


def _judge(element: Element, frame: str, text: str, *, sure: bool, used: bool) -> Finding:
    target = Pointer(css=element.css, frame=frame, snippet=element.snippet)
    said = on_one_line(text[:120])
    ticked = _is_ticked(element)
    if ticked is None:
        return Finding.untested("Whether the box '{text}' was ticked was not kept.", target, text=said)
    if not ticked:
        return Finding.passed("The box '{text}' is not ticked.", target, text=said)
    if used:
        return Finding.cant_tell(
            "The box '{text}' is ticked, where somebody was before. Did it come so?", target, text=said
        )
    if not (element.visible or element.labels):
        return Finding.cant_tell(
            "The box '{text}' is ticked, and cannot be seen. Is it ticked when a person comes to it?", target, text=said
        )
    if not sure or _is_one_of_several(element):
        return Finding.cant_tell(
            "The box '{text}' is ticked when the page comes. Does a person agree to something by it?", target, text=said
        )
    return Finding.failed("The box '{text}' is ticked when the page comes.", target, text=said)


def _is_ticked(element: Element) -> bool | None:
    """Tell whether a box is ticked; None where that was not kept."""
    return True if element.checked is None and "checked" in element.attributes else element.checked


def _is_box(element: Element) -> bool:
    kind = element.attributes.get("type", "").lower()
    return (element.tag == "input" and kind in ("checkbox", "radio")) or element.role in _ROLES


def _is_one_of_several(element: Element) -> bool:
    return element.attributes.get("type", "").lower() == "radio"


def _text(element: Element, html: str) -> str:
    """Give what tells what a box is for."""
    named = " ".join(element.labels) or element.name or element.attributes.get("aria-label", "")
    return named or beside(html, element.css) or element.attributes.get("title", "")


def _hidden(text: str, *, used: bool = False, visible: bool = False) -> tuple[Document, Elements]:
    box = Element(
        tag="input",
        css="#dong-y",
        snippet='<input type="checkbox">',
        role="checkbox",
        attributes={"type": "checkbox", "id": "dong-y"},
        visible=visible,
        labels=(text,) if visible else (),
        exposed=False,
        checked=True,
    )
    html = f'<div style="display:none"><input type=checkbox id=dong-y><label for=dong-y>{text}</label></div>'
    frame = ElementsFrame(frame="", url="http://localhost/", title="", language="vi", elements=(box,))
    return Document.of(html), Elements(frames=(frame,), used=used)


_AGREE = "Tôi đồng ý cho cổng xử lý dữ liệu cá nhân của tôi"

CASES = (
    passed("not ticked", f"<label><input type=checkbox> {_AGREE}</label>"),
    passed("a switch that is off", f'<div role="switch" tabindex="0" aria-checked="false">{_AGREE}</div>'),
    passed("text without a label", f"<p><input type=checkbox name=c> {_AGREE}</p>"),
    passed("its neighbour is ticked", f"<p><input type=checkbox checked> Ghi nhớ <input type=checkbox> {_AGREE}</p>"),
    failed("ticked", f"<label><input type=checkbox checked> {_AGREE}</label>"),
    failed(
        "ticked by a script", f"<label><input id=a type=checkbox> {_AGREE}</label><script>a.checked = true</script>"
    ),
    failed("text without a label, ticked", f"<p><input type=checkbox checked> {_AGREE}</p>"),
    failed("in a row of a table", f"<table><tr><td><input type=checkbox checked></td><td>{_AGREE}</td></tr></table>"),
    failed(
        "drawn by a style sheet",
        f'<input type=checkbox id=a checked style="opacity:0;position:absolute"><label for=a>{_AGREE}</label>',
    ),
    failed("a switch that is on", f'<div role="switch" tabindex="0" aria-checked="true">{_AGREE}</div>'),
    failed("in English", "<label><input type=checkbox checked> I have read and accept the terms of use</label>"),
    failed("in French", "<label><input type=checkbox checked> J’accepte les conditions d’utilisation</label>"),
    cant_tell("a way to be told", "<label><input type=checkbox checked> Tôi đồng ý nhận kết quả qua bưu chính</label>"),
    cant_tell("a declaration", "<label><input type=checkbox checked> Tôi xin cam đoan lời khai là đúng</label>"),
    cant_tell("a newsletter", "<label><input type=checkbox checked> Nhận thông báo qua email</label>"),
    cant_tell("one of two", "<label><input type=radio name=a checked> Tôi đồng ý</label>"),
    cant_tell("nothing but its name", "<input type=checkbox name=agreeTerms checked>"),
    cant_tell("in a window that is not open", *_hidden(_AGREE)),
    cant_tell("on the way of a journey", *_hidden(_AGREE, used=True, visible=True)),
    inapplicable("a declaration on the way of a journey", *_hidden("Tôi cam đoan", used=True, visible=True)),
    inapplicable("to be remembered", "<label><input type=checkbox checked> Ghi nhớ đăng nhập</label>"),
    inapplicable("to stay signed in", "<label><input type=checkbox checked> Cho phép lưu thông tin đăng nhập</label>"),
    inapplicable("a refusal", "<label><input type=checkbox checked> Tôi không đồng ý nhận tin</label>"),
    inapplicable("a facet", "<label><input type=checkbox checked> Hộ tịch (12)</label>"),
    inapplicable("no box", f"<p>{_AGREE}</p>"),
)

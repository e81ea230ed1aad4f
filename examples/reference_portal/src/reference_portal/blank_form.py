"""The blank of a declaration, as a small Word document that a person can fill in on a screen or on paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from xml.sax.saxutils import escape

from reference_portal.catalogue import Form

MIME_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)


def _style(identifier: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


# Real heading styles and a declared language, so that a screen reader finds its way in the document too.
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("Title", "Title", '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>', "<w:b/>")
    + _style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>', "<w:b/>")
    + _style("Centre", "Centre", '<w:jc w:val="center"/>', "")
    + _style("Line", "Line", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>', "")
    + "</w:styles>"
)


@cache
def document(form: Form) -> bytes:
    """Build the document; the same form always gives the same bytes."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _STYLES,
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(_body(form))}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/></w:sectPr></w:body></w:document>'
        ),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(form.title)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
        ),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # ZipInfo without a time: its fixed default keeps the bytes the same.
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _body(form: Form) -> Iterator[str]:
    yield _paragraph("Centre", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    yield _paragraph("Centre", "Độc lập – Tự do – Hạnh phúc")
    yield _paragraph("Title", form.title.upper())
    yield _paragraph("Centre", "(Mẫu minh họa của cổng tham chiếu, không dùng để nộp cho cơ quan nhà nước)")
    yield _paragraph("Line", f"Kính gửi: {form.addressee}", filled=False)
    for title, lines in form.parts:
        yield _paragraph("Heading1", title)
        for line in lines:
            yield _paragraph("Line", f"{line}:", filled=False)
    yield _paragraph("Heading1", "Cam đoan")
    yield _paragraph(
        "Line", "Tôi cam đoan nội dung khai trên đây là đúng sự thật và chịu trách nhiệm về cam đoan của mình."
    )
    yield _paragraph("Line", "Nơi và ngày làm đơn:", filled=False)
    yield _paragraph("Line", "Người khai (ký, ghi rõ họ tên):", filled=False)


def _paragraph(style: str, text: str, *, filled: bool = True) -> str:
    # What is still to be filled in ends in a tab whose leader draws the dotted line.
    blank = "" if filled else "<w:r><w:tab/></w:r>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)} </w:t></w:r>{blank}</w:p>'
    )

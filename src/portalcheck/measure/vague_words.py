"""Phrases that say nothing, by what they stand in and by language; whatever else is said may say something."""

import re
import unicodedata
from functools import cache
from typing import Literal

from portalcheck.measure.words import folded

Kind = Literal["link", "link, perhaps", "format", "heading", "title", "picture", "picture, perhaps"]

# Each comma ends a phrase. Vietnamese is also looked up without its accents, in what is declared Vietnamese.
_PHRASES: dict[Kind, dict[str, str]] = {
    "link": {
        "en": """click here, click, here, press here, tap here, click this, click me, read more, see more, view
            more, show more, learn more, find out more, know more, more info, more information, for more
            information, further information, more details, see details, view details, read on, continue
            reading, this link, click this link, follow this link, this, this page, go here, see here,
            download here""",
        "vi": """bấm vào đây, bấm đây, bấm, nhấn vào đây, nhấn đây, nhấn, nhấp vào đây, click vào đây, kích vào đây, ấn
            vào đây, chọn vào đây, vào đây, tại đây, ở đây, đây, xem thêm, xem tiếp, xem chi tiết,
            xem tại đây, xem ở đây, đọc thêm, đọc tiếp, tìm hiểu thêm, biết thêm, thông tin thêm, thêm
            thông tin, thông tin chi tiết, liên kết này, truy cập tại đây, tải về tại đây, tải tại đây,
            trang này, hiển thị thêm""",
        "fr": """cliquez ici, cliquer ici, clic, cliquez, ici, par ici, lire plus, lire la suite, la suite,
            en savoir plus, savoir plus, voir plus, voir ici, voir le détail, voir les détails,
            plus de détails, plus d'infos, plus d'info, plus d'informations, pour plus
            d'informations, d'informations, ce lien, suivez ce lien, cette page, afficher plus""",
    },
    # One word, which may be the name of a page: an entry of a menu.
    "link, perhaps": {
        "en": "more, details, info, read, see, view, open, go, link, download, download now",
        "vi": """xem, đọc, thêm, chi tiết, truy cập, liên kết, đường dẫn, đường link, link, tải về, tải xuống""",
        "fr": """plus, suite, lire, voir, détails, détail, lien, consulter, découvrir, ouvrir, télécharger,
            téléchargement""",
    },
    "format": {
        "en": """html, htm, epub, pdf, plain text, text, txt, doc, docx, word, excel, xls, xlsx, csv, zip, rar, xml,
            json, mp3, mp4, odt, ods, rtf, mobi, kindle, ppt, pptx, download, open""",
        "vi": "tải về, tải xuống, tải, văn bản thô, tệp pdf, file pdf, bản pdf, bản word, file word",
        "fr": "télécharger, texte brut, texte, format pdf, version pdf",
    },
    "heading": {
        "en": """heading, headline, heading text, title, subtitle, untitled, section title, new section, page
            title, sample text, text here, your text here, your title here, your heading here, add a
            heading, enter title here, edit me, lorem ipsum, null, undefined""",
        "vi": """tiêu đề, tiêu đề mục, tiêu đề phụ, tiêu đề trang, tiêu đề ở đây, nhập tiêu đề, đề mục, mục
            mới, tên mục,
            văn bản mẫu, nội dung mẫu, không có tiêu đề, chưa có tiêu đề, phần mới""",
        "fr": """titre, sous-titre, titre de la section, titre de la page, titre ici, votre titre, votre titre ici, sans
            titre, nouvelle section, texte d'exemple, ajouter un titre, intertitre""",
    },
    "title": {
        "en": """untitled, untitled document, untitled page, no title, document, page, page title, title, title here,
            your title here, new page, new document, blank page, web page, webpage, test, test page, index, default,
            null, undefined, object object, loading, please wait, react app, vite app, vue app, my app, lorem
            ipsum, placeholder, html document, just another wordpress site""",
        "vi": """không có tiêu đề, chưa có tiêu đề, tài liệu không có tiêu đề, tài liệu không tên, trang không
            tên, trang
            không có tiêu đề, tiêu đề, tiêu đề trang, trang mới, trang web, tài liệu mới, trang thử
            nghiệm, đang tải, vui lòng đợi, xin chờ""",
        "fr": """sans titre, document sans titre, page sans titre, sans nom, titre, titre de la page, nouvelle page,
            nouveau document, page, page web, document, page de test, chargement, chargement en cours, veuillez
            patienter""",
    },
    "picture": {
        "en": """image, images, an image, the image, picture, a picture, pic, photo, a photo, photograph, img, graphic,
            image description, picture description, alt, alt text, alternative text, image alt, image alt text,
            image here, image of, picture of, photo of, untitled, untitled image, unnamed, spacer, placeholder,
            placeholder image, null, undefined, lorem ipsum, no description, todo""",
        "vi": """hình ảnh, hình, ảnh, bức ảnh, tấm ảnh, bức hình, mô tả hình ảnh, mô tả ảnh, văn bản thay thế, không có
            mô tả, ảnh không tên, tên ảnh, tên hình ảnh, hình ảnh của, ảnh của""",
        "fr": """image, une image, l'image, images, photo, une photo, photographie, description de l'image, texte
            alternatif, alternative textuelle, image sans titre, sans titre, image de, photo de""",
    },
    "picture, perhaps": {
        "en": """logo, icon, banner, thumbnail, avatar, illustration, figure, chart, graph, diagram, map, screenshot,
            cover, slide, slider, background, header, button, arrow, poster, infographic, photo gallery""",
        "vi": """biểu tượng, logo, ảnh đại diện, ảnh bìa, ảnh nền, ảnh minh họa, ảnh minh hoạ, hình minh họa, hình minh
            hoạ, hình đại diện, biểu đồ, sơ đồ, bản đồ, banner, hình nền, ảnh chụp màn hình, đồ thị, mũi tên, áp
            phích""",
        "fr": """icône, logo, bannière, vignette, illustration, figure, graphique, diagramme, schéma, carte, capture
            d'écran, infographie, flèche, affiche, visuel""",
    },
}
_POINTING = {
    "en": frozenset({"this", "that", "these", "those"}),
    "vi": frozenset({"này", "đó", "kia"}),
    "fr": frozenset({"ce", "cet", "cette", "ces"}),
}
_TIMES = frozenset(
    {
        "day",
        "days",
        "week",
        "weekend",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "quarter",
        "season",
        "time",
        "tuần",
        "tháng",
        "năm",
        "ngày",
        "quý",
        "sáng",
        "chiều",
        "tối",
        "nay",
        "hôm",
        "lần",
        "mùa",
        "semaine",
        "mois",
        "année",
        "jour",
        "matin",
        "soir",
        "trimestre",
        "saison",
    }
)
_NUMBER = re.compile(r"[\s#№.-]*\(?\d{1,3}\)?$")
_FILE = re.compile(
    r"[^\s/\\]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif|ico|heic|html?|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?)(?:[?#]\S*)?",
    re.IGNORECASE,
)
_PICTURE_FILE = re.compile(r"[^/\\]{1,100}\w\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif|heic)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|dcim|mvimg|pxl|screenshot|screen shot|fb_img)[ _-]*\d[\d _.()x-]{3,}(?:_?[a-z]{2,4})?|"
    # Words and letters that stand before a year, too.
    r"(?:image|pict?|photo|scan|untitled|wp|received)(?:[_-]?\d[\d_.()x-]{3,}|[ _-]?\d{6}[\d _.()x-]*)"
    r"(?:_?[a-z]{2,4})?|"
    r"p[_-]?\d{6,}|z\d{9,}(?:_\w+)?|[0-9a-f]{8}(?:-?[0-9a-f]{4,12}){3,}|[0-9a-f]{24,}|\d{8,}(?:_[a-z\d]+)+",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def says_nothing(text: str, kind: Kind, language: str = "") -> bool:
    """Say whether a text is one of the phrases of a kind, a number at its end aside ("Image 2", "Trang mới 1")."""
    plain = _plain(text)
    if kind in {"heading", "title", "picture"}:
        plain = _NUMBER.sub("", plain).strip() or plain
        if folded(plain).startswith("lorem ipsum"):
            return True
    return any(
        (plain in known and (not plain.isascii() or " " in plain or spoken in {"en", language} or not language))
        or (spoken == language and folded(plain) in _bare(kind, spoken))
        for spoken, known in _phrases(kind).items()
    )


def only_points(text: str, language: str = "") -> bool:
    """Say whether a text is a thing and the word that points at it ("this product", "thủ tục này"), times aside."""
    tokens = _plain(text).split()
    if len(tokens) < 2 or any(token in _TIMES for token in tokens):
        return False
    if tokens[-1] in _POINTING["vi"] and len(tokens) <= 3:
        return True
    return len(tokens) == 2 and any(
        tokens[0] in pointing and spoken in {"en", language} for spoken, pointing in _POINTING.items() if spoken != "vi"
    )


def is_file_name(text: str) -> bool:
    """Say whether a text is the name of a file, or one that a camera or a program gave."""
    stripped = text.strip()
    return bool(_FILE.fullmatch(stripped) or _CAMERA.fullmatch(stripped))


def is_picture_file(text: str) -> bool:
    """Say whether a text is the name of a picture's file, spaces and all."""
    return is_file_name(text) or bool(_PICTURE_FILE.fullmatch(text.strip()))


def is_address(text: str) -> bool:
    """Say whether a text is an address of the web."""
    return bool(_URL.fullmatch(text.strip()))


def is_template(text: str) -> bool:
    """Say whether a program forgot to fill in what stands there."""
    return bool(re.fullmatch(r"\{\{.*\}\}|\$\{.*\}|<%.*%>|\[object \w+\]|%\w+%|@\w+\.\w+", text.strip()))


def _plain(text: str) -> str:
    kept = re.sub(r"[^\w\s'’#№()-]|_", " ", unicodedata.normalize("NFC", text).lower()).replace("’", "'")
    return " ".join(kept.split()).strip(" -'")


@cache
def _phrases(kind: Kind) -> dict[str, frozenset[str]]:
    return {
        language: frozenset(" ".join(phrase.split()) for phrase in phrases.split(","))
        for language, phrases in _PHRASES[kind].items()
    }


@cache
def _bare(kind: Kind, language: str) -> frozenset[str]:
    return frozenset(map(folded, _phrases(kind)[language]))

"""The forms of a service can be downloaded, and open.

## Applicability
Each link on the page of a service that offers a file: it has the attribute `download`, or its address ends in that of
a document (pdf, doc, docx, xls, xlsx, odt, ods, rtf, zip). Each file is asked for once, inside the portal only; a
dozen at most.

## Expectation
The server answers with a file; by its first bytes it is of a known kind; it is whole, and not empty.

## Why it matters
A form that does not come, or cannot be opened, sends people to the counter.

## Cannot tell
Where the answer is a web page, a login or a viewer may stand before the file; where the file is of another kind, or
holds no letter; where a script gives the file; where nothing at all is offered, since a form that is filled in online
needs no file. A file that lies outside the portal (`allowed_origins`), or that no answer came for, is untested.

## Sources
- Circular 32/2017/TT-BTTTT, Article 5(2), by its wording: blank forms can be downloaded.
- Circular 01/2023/TT-VPCP, Article 13(1)(b), by report.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.model.assertion import Finding
from portalcheck.model.service import FormFile, FormFiles
from portalcheck.rule_format import cant_tell, failed, passed, rule

_FAULT = {
    "ends-early": "it ends before its end",
    "no-archive": "it is no whole archive",
    "no-document": "it holds no document",
}


@rule("service/form-files", version=1, severity="serious")
def form_files(files: FormFiles) -> Iterator[Finding]:
    for file in files.files:
        yield _of(file)
    for text in files.pressed:
        yield Finding.cant_tell("“{text}” has no address; a script gives the file. Does it come, and open?", text=text)
    if files.more:
        yield Finding.untested("Not tested: {more} files more are offered.", more=files.more, cause="not-gathered")
    if not files.files and not files.pressed:
        yield Finding.cant_tell("The page offers no file. Is there no form, or is it filled in online only?")


def _of(file: FormFile) -> Finding:
    data: dict[str, Any] = {"text": file.text or file.url, "url": file.url, "kind": file.kind, "bytes": file.bytes}
    if file.status is None:
        data |= {"reason": file.reason, "cause": "unreachable"}
        return Finding.untested("Not tested: “{text}” ({url}) gave no file: {reason}.", **data)
    if file.status in (429, 502, 503, 504):
        return Finding.untested(
            "Not tested: “{text}” ({url}) was answered with {status}.", status=file.status, cause="refused", **data
        )
    if file.status >= 400:
        return Finding.failed("“{text}” ({url}) is answered with {status}.", status=file.status, **data)
    if file.kind == "empty":
        return Finding.failed("“{text}” ({url}) is an empty file.", **data)
    if file.broken:
        return Finding.failed("“{text}” ({url}) does not open: {fault}.", fault=_FAULT[file.broken], **data)
    if file.kind == "html":
        return Finding.cant_tell("“{text}” ({url}) leads to a web page. Does the form come from there?", **data)
    if file.kind == "other":
        return Finding.cant_tell("“{text}” ({url}) is a file of an unknown kind. Does it open?", **data)
    if file.letters == 0:
        return Finding.cant_tell("“{text}” ({url}) holds no letter. Is it a form?", **data)
    return Finding.passed("“{text}” is a {kind} of {bytes} bytes.", **data)


def _file(kind: Any = "docx", *, status: int | None = 200, **more: Any) -> FormFiles:
    file = FormFile(
        text="Tải tờ khai", url="http://localhost/a.docx", status=status, kind=kind, **{"bytes": 900} | more
    )
    return FormFiles(files=(file,))


_NONE = FormFiles(files=())

CASES = (
    passed("a document", _file(letters=400)),
    passed("a PDF", _file("pdf")),
    passed("an old document", _file("doc")),
    failed("it is not there", _file("other", status=404)),
    failed("the server broke down", _file("other", status=500)),
    failed("an empty file", _file("empty", bytes=0)),
    failed("a PDF that ends early", _file("pdf", broken="ends-early")),
    failed("no archive behind the name", _file("zip", broken="no-archive")),
    cant_tell("a web page in its place", _file("html")),
    cant_tell("another kind", _file("other")),
    cant_tell("no letter in it", _file(letters=0)),
    cant_tell("a script gives it", FormFiles(files=(), pressed=("Tải về",))),
    cant_tell("nothing is offered", _NONE),
)

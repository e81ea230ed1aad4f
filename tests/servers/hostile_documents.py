"""Bad input of the document: dialogs, endless work, size, patched prototypes, policies, frames, broken markup."""

from .documents import NO_ALT, PIXEL, document
from .hostile_route import Hostile
from .pages import Page, Route

SMALL_PAGE = '<!doctype html><html lang="en"><head><title>{0}</title></head><body><p>{0}</p></body></html>'


def _script(code: str, body: str = "") -> str:
    return document(body, script=code)


def _head_script(code: str, body: str = "") -> str:
    """For what must be in force before anything else of the page runs."""
    return document(body, head=f"<script>\n{code}\n</script>")


def _frame(address: str, title: str, more: str = "") -> str:
    return f'<iframe src="{address}" title="{title}" width="200" height="60" {more}></iframe>'


def _form_with_fields(*names: str) -> str:
    fields = "".join(f'<p><label>Field {name} <input name="{name}"></label></p>' for name in names)
    return f'<form action="/part/landing" method="get">{fields}<button>Send</button></form>'


DIALOGS = {
    "/alert": Hostile("an alert while it loads", _script("alert('Welcome');")),
    "/confirm": Hostile(
        "a confirm while it loads; says in `data-answer` what it got",
        _script("document.body.dataset.answer = confirm('Do you accept?');"),
    ),
    "/prompt": Hostile(
        "a prompt while it loads; says in `data-answer` what it got",
        _script("document.body.dataset.answer = prompt('Your name?');"),
    ),
    "/alert-loop": Hostile(
        "five alerts, each opened when the one before is closed",
        _script("for (let number = 1; number <= 5; number++) alert('Notice ' + number + ' of 5');"),
    ),
    "/alert-late": Hostile(
        "an alert 600 ms after load",
        _script("addEventListener('load', () => setTimeout(() => alert('You will be logged out soon'), 600));"),
    ),
    "/beforeunload": Hostile(
        "a beforeunload handler, which asks when one leaves after having touched the page",
        _script("addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'x'; });"),
    ),
    "/popups": Hostile(
        "opens two windows while it loads, of which each closes itself soon after",
        _script("window.open('/part/popup', 'one'); window.open('/part/popup?2', 'two', 'width=200,height=200');"),
    ),
    "/permissions": Hostile(
        "asks for the place and for notifications",
        _script("""
navigator.geolocation.getCurrentPosition(() => {}, () => {});
if (window.Notification) Notification.requestPermission();
"""),
    ),
    "/print": Hostile("opens the print dialog after load", _script("addEventListener('load', () => print());")),
}

WORK = {
    "/mutates": Hostile(
        "changes its DOM in every animation frame, for ever",
        _script(
            """
let turn = 0;
const step = () => {
  const box = document.getElementById('box');
  box.textContent = 'Turn ' + (++turn);
  box.setAttribute('data-turn', turn);
  requestAnimationFrame(step);
};
step();
""",
            '<p id="box"></p>',
        ),
    ),
    "/clock": Hostile(
        "a clock: one mutation per second (normal)",
        _script(
            """
const tick = () => { document.getElementById('clock').textContent = new Date().toLocaleTimeString('en'); };
tick();
setInterval(tick, 1000);
""",
            '<p>It is <time id="clock"></time>.</p>',
        ),
    ),
    "/animation": Hostile(
        "an endless CSS animation (normal)",
        document(
            '<p class="moving">Notice of the day</p>',
            head="""<style>
@keyframes slide { from { transform: none } to { transform: translateX(200px) } }
.moving { animation: slide 2s linear infinite alternate }
</style>""",
        ),
    ),
    "/late": Hostile(
        "its content, with the image without alt, comes 700 ms after load",
        document(
            '<div id="later" aria-live="polite"></div>',
            defect=False,
            script=f"""
addEventListener('load', () => setTimeout(() => {{
  document.getElementById('later').innerHTML = `<p>The offices open at eight.</p>{NO_ALT}`;
}}, 700));
""",
        ),
    ),
    "/busy": Hostile(
        "an endless synchronous loop in the load event: the renderer answers no more",
        _script("addEventListener('load', () => { for (;;); });"),
        "blocked",
    ),
    "/busy-late": Hostile(
        "an endless synchronous loop 500 ms after load",
        _script("addEventListener('load', () => setTimeout(() => { for (;;); }, 500));"),
        "blocked",
    ),
    "/stop": Hostile(
        "calls window.stop() in the middle of the document, after the content: load never fires",
        document("<script>window.stop();</script><p>Not reached.</p>"),
        "never-loads",
    ),
    "/close": Hostile(
        "calls window.close() after load (a browser may refuse it to a window that no script has opened)",
        _script("addEventListener('load', () => window.close());"),
    ),
    "/errors": Hostile(
        "throws errors, rejects promises and writes to console.error",
        _script("""
console.error('The service of addresses did not answer');
Promise.reject(new Error('rejected and not handled'));
setTimeout(() => { throw new TypeError('thrown later'); }, 50);
undefinedFunctionOfThePage();
"""),
    ),
}

_NEST = """
let inner = document.getElementById('outer');
for (let depth = 0; depth < %s; depth++) inner = inner.appendChild(document.createElement('%s'));
inner.textContent = 'deep';
"""

SIZES = {
    "/nodes": Hostile("50,000 elements", document("<i>x</i>\n" * 50_000)),
    "/deep": Hostile(
        "5,000 elements nested by markup (a browser's parser stops nesting at about 500)",
        document("<div>" * 5_000 + "deep" + "</div>" * 5_000),
    ),
    "/deep-script": Hostile(
        "5,000 inline elements truly nested, by a script: whoever walks them by recursion runs out of stack",
        _script(_NEST % ("5000", "span"), '<div id="outer"></div>'),
    ),
    "/crash": Hostile(
        "10,000 nested blocks, under which Chromium's renderer crashes",
        _script(_NEST % ("10000", "div"), '<div id="outer"></div>'),
        "blocked",
    ),
    "/long-text": Hostile("one text of 2 MB without a space", document(f"<p>{'x' * 2_000_000}</p>")),
}

_TO_JSON = """
// As prototype.js 1.6 did before browsers had JSON: arrays turn into strings inside JSON.stringify.
Array.prototype.toJSON = function () {
  var parts = [];
  for (var i = 0; i < this.length; i++) parts.push(Object.toJSON(this[i]));
  return '[' + parts.join(', ') + ']';
};
String.prototype.toJSON = function () { return '"' + this + '"'; };
Object.toJSON = function (value) {
  if (value === null || value === undefined) return 'null';
  return value.toJSON ? value.toJSON() : String(value);
};
"""
_STRINGIFY = "JSON.stringify = function () { return '{}'; };"
_ARRAY = """
Array.prototype.filter = function () { return []; };
Array.prototype.forEach = function () {};
Array.prototype.each = function (f) { for (var i = 0; i < this.length; i++) f(this[i]); };  // enumerable
"""
_PROMISE = """
// An old stand-in for promises, which calls at once and knows neither `all` nor `finally`.
window.Promise = function (start) {
  var waiting = [], done = false, value;
  start(function (v) { done = true; value = v; waiting.forEach(function (f) { f(v); }); }, function () {});
  this.then = function (f) { done ? f(value) : waiting.push(f); return this; };
};
"""
_RECT = """
Element.prototype.getBoundingClientRect = function () {
  return { x: 0, y: 0, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
};
"""
_QUERY = """
document.querySelectorAll = function () { return []; };
Document.prototype.querySelectorAll = document.querySelectorAll;
Element.prototype.querySelectorAll = document.querySelectorAll;
"""
_OWN_AXE = """
Object.defineProperty(window, 'axe', {
  value: Object.freeze({ version: '2.0.0', run: function () { throw new Error('the axe of the page'); } }),
  writable: false, configurable: false,
});
"""
_LOADER = """
// An AMD loader and a CommonJS stand-in: scripts brought in later believe that they are to register there.
window.define = function () {}; window.define.amd = {};
window.module = { exports: {} }; window.exports = window.module.exports;
window.require = function () { return {}; };
"""

PATCHES = {
    "/patched-to-json": Hostile("Array.prototype.toJSON as old prototype.js had it", _head_script(_TO_JSON)),
    "/patched-stringify": Hostile("JSON.stringify overridden", _head_script(_STRINGIFY)),
    "/patched-array": Hostile(
        "Array.prototype.filter and forEach broken, one enumerable addition", _head_script(_ARRAY)
    ),
    "/patched-promise": Hostile("window.Promise replaced by a poor stand-in", _head_script(_PROMISE)),
    "/patched-rect": Hostile("getBoundingClientRect overridden: always zero", _head_script(_RECT)),
    "/patched-query": Hostile("querySelectorAll overridden: always empty", _head_script(_QUERY)),
    "/patched-axe": Hostile("has a `window.axe` of its own that cannot be replaced", _head_script(_OWN_AXE)),
    "/patched-loader": Hostile("has `define`, `module` and `require` of its own", _head_script(_LOADER)),
    "/patched-all": Hostile(
        "all the patches of prototypes at once",
        _head_script(_TO_JSON + _STRINGIFY + _ARRAY + _PROMISE + _RECT + _QUERY),
    ),
    "/clobbered-form": Hostile(
        "form fields with names of everyday use that hide properties of their form (id, action, children, …)",
        document(_form_with_fields("id", "name", "action", "method", "title", "children", "style", "submit")),
    ),
    "/clobbered-node": Hostile(
        "form fields named like what every tool reads of a node (nodeName, parentNode, attributes, …)",
        document(_form_with_fields("nodeName", "parentNode", "attributes", "getAttribute", "tagName")),
    ),
    "/clobbered-document": Hostile(
        "images named like properties of the document, which they hide",
        document(f"""
<img name="documentElement" src="{PIXEL}" alt="Seal" width="9" height="9">
<img name="querySelector" src="{PIXEL}" alt="Arms" width="9" height="9">"""),
    ),
}

POLICIES = {
    "/csp-strict": Hostile(
        "Content-Security-Policy: default-src 'none'; style-src 'self'",
        Page(document(), headers={"Content-Security-Policy": "default-src 'none'; style-src 'self'"}),
    ),
    "/csp-sandbox": Hostile(
        "is itself sandboxed by its Content-Security-Policy, without scripts",
        Page(document(), headers={"Content-Security-Policy": "sandbox"}),
    ),
    "/csp-sandbox-frame": Hostile(
        "a frame whose document is sandboxed by its Content-Security-Policy, without scripts",
        document(_frame("/part/sandboxed", "Sandboxed notice")),
    ),
    "/trusted-types": Hostile(
        "Content-Security-Policy: require-trusted-types-for 'script'",
        Page(
            document(),
            headers={"Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types 'none'"},
        ),
    ),
}

FRAMES = {
    "/frame-self": Hostile("a frame of itself", document(_frame("/frame-self", "This page again"))),
    "/frames-50": Hostile(
        "fifty frames",
        document("\n".join(_frame(f"/part/frame?{number}", f"Notice {number}") for number in range(1, 51))),
    ),
    "/frame-silent": Hostile(
        "a frame whose server never answers",
        document(_frame("/part/silent", "Notice that never comes")),
        "never-loads",
    ),
    "/frame-comes-and-goes": Hostile(
        "a frame that is taken away and put back every 100 ms",
        _script(
            """
const box = document.getElementById('box');
setInterval(() => {
  if (box.firstChild) box.firstChild.remove();
  else box.innerHTML = '<iframe src="/part/frame" title="Notice" width="200" height="60"></iframe>';
}, 100);
""",
            '<div id="box"></div>',
        ),
    ),
    "/frameset": Hostile(
        "a frameset; the image without alt is in its frame",
        '<!doctype html PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">'
        '<html lang="en"><head><title>Portal of 1998</title></head><frameset cols="30%,70%">'
        '<frame src="/part/frame" title="Menu"><frame src="/part/landing" title="Content"></frameset></html>',
    ),
}

_XHTML = document().replace("<!doctype html>", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')
_XHTML = _XHTML.replace("<html ", '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" ')
_XHTML = _XHTML.replace('<meta charset="utf-8">\n', "").replace('initial-scale=1">', 'initial-scale=1"/>')
_XHTML = _XHTML.replace(NO_ALT, NO_ALT.removesuffix(">") + "/>")

MARKUP = {
    "/invalid": Hostile(
        "markup with about every error there is",
        f"""<html lang=en lang=vi><title>Old & broken</title><title>Twice</title>
<body><body class=again><main><h1>Old <b>and <i>broken</b></i></h1>
<p><div>A block in a paragraph</p></div></p><table><p>Out of place<tr><td>One<td>Two</table>
<form><form><label>Name <input name=a name=b></form></form><ul><p>No item</p><li>Item</ul>
<a href="/part/landing">Out <a href="/part/landing">and in</a></a> &nosuch; &#0; {NO_ALT}
<font color=red><center><blink>Look</blink></center></div></span></main><!-- -- -></body></html> trailing <p>text""",
    ),
    "/no-structure": Hostile("a fragment: no doctype, html, head, title or body", f"Only text {NO_ALT}"),
    "/xhtml": Hostile(
        "XHTML sent as application/xhtml+xml",
        Page(_XHTML, content_type="application/xhtml+xml; charset=utf-8"),
    ),
    "/xhtml-broken": Hostile(
        "XHTML that is not well-formed after the content; a browser shows the part before the error",
        Page(_XHTML.replace("</main>", "<p></main>"), content_type="application/xhtml+xml; charset=utf-8"),
    ),
}

ROUTES: dict[str, Hostile] = {
    **DIALOGS,
    **WORK,
    **SIZES,
    **PATCHES,
    **POLICIES,
    **FRAMES,
    **MARKUP,
}

_CLOSES_ITSELF = "<script>setTimeout(() => window.close(), 300);</script>"

# Addresses that the pages above use; nobody judges them for themselves.
PARTS: dict[str, Route] = {
    "/part/frame": SMALL_PAGE.format("Notice"),
    "/part/popup": SMALL_PAGE.format("Advertisement") + _CLOSES_ITSELF,
    "/part/sandboxed": Page(SMALL_PAGE.format("Sandboxed"), headers={"Content-Security-Policy": "sandbox"}),
}

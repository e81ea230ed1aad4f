"""`portalcheck init`: a first portal.yaml, with comments that say what can be changed."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from portalcheck.errors import UsageError
from portalcheck.gather.load import origin
from portalcheck.portal_file import portal_of

_TEMPLATE = """\
# yaml-language-server: $schema=./portal.schema.json
# What portalcheck checks here. `pytest` collects this file; so does `portalcheck check --portal {file}`.
# For help while you type: portalcheck schema portal > portal.schema.json

# --base-url and the environment variable PORTALCHECK_BASE_URL override this, for a test server or a preview.
base_url: {origin}

# The pages to visit: a short name, and an address relative to the base URL.
pages:
  home: {path}
  # service: /dich-vu/dang-ky-khai-sinh
  # A page whose right answer is an error:
  # not-found: {{url: /khong-co-trang-nay, status: 404}}

# desktop (1280x900), phone (360x740), small-phone (320x568), entry-phone (360x676), large-phone (412x765),
# old-tablet (600x960), tablet (768x1024), or one of your own:
#   - {{name: kiosk, width: 1080, height: 1920, touch: true}}
devices: [desktop, phone]

# The language of the report: vi, en or fr.
# language: vi

# What to judge by. `portalcheck rulesets` lists what is installed; a path names a ruleset of your own.
rulesets:
  - use: wcag:2.2-aa
    # criteria:
    #   mobile/target-size: {{severity: moderate}}
    # A failure that is known and accepted for a time: it stays failed, and is shown as waived.
    # waivers:
    #   - criterion: axe/color-contrast
    #     pages: [home]
    #     reason: New colours come with the spring release.
    #     until: 2027-03-31
  - use: mobile

# Other origins that a page may lead to. Its own, its www. form and its HTTPS form are allowed anyway.
# allowed_origins: [https://sso.example.gov.vn]

# Services, each with the journey that completes it; every state that it reaches is judged as a page is.
# Nothing is submitted to an origin that is not on this machine, unless it is named here.
# services:
#   birth: {{journey: journeys/birth.yaml, may_submit_to: [https://test.example.gov.vn]}}

# Test accounts: the names of environment variables, never the secret itself.
# accounts:
#   citizen: {{username_env: PORTAL_CITIZEN, password_env: PORTAL_CITIZEN_PASSWORD}}

# Where `portalcheck review` keeps what people answered, beside this file.
# answers: answers.yaml

limits:
  page_seconds: 180         # for one page, from its address to its last artifact
  settle_seconds: 15        # for a page to come to rest
  requests_per_second: 4    # pages asked of one host
"""


def run_init(url: str, file: Path) -> None:
    """Write the file. Raises UsageError where it exists already: nothing of a user's is overwritten."""
    portal_of([url], ["wcag:2.2-aa"], [])
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if file.exists():
        raise UsageError(f"{file} exists already; it is left as it is. Name another with --file.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_TEMPLATE.format(file=file.name, origin=origin(url), path=_quoted(path)), encoding="utf-8")
    sys.stdout.write(f"{file} is written. Next: pytest {file}\n")


def _quoted(path: str) -> str:
    """Quote a path that YAML would read as something else."""
    plain = all(letter.isalnum() or letter in "/-_.~" for letter in path)
    return path if plain else '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
